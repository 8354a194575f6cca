#include "db/value.h"

#include "base/fault.h"

namespace kith::db {

std::optional<Time> Row::optional_time(int column) const
{
    if (is_null(column))
        return {};
    return time(column);
}

std::optional<std::string> Row::optional_string(int column) const
{
    if (is_null(column))
        return {};
    return string(column);
}

void Row::fault_unknown_enumerator(std::string_view text)
{
    throw Fault("a row holds the unknown value '" + std::string { text } + "'");
}

}
