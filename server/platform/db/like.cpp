#include "db/like.h"

namespace kith::db {

std::string holding(std::string_view part)
{
    std::string pattern = "%";
    for (char const c : part) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

}
