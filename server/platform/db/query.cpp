#include "db/query.h"

#include "base/fault.h"

namespace kith::db {
namespace {

constexpr std::string_view mark = "$?";

}

void Query::append(std::string_view part, std::vector<Value> const& values)
{
    for (auto const& value : values) {
        auto const at = part.find(mark);
        if (at == part.npos)
            throw Fault("a part of a query has fewer marks than values");
        values_.push_back(value);
        sql_ += part.substr(0, at);
        sql_ += '$' + std::to_string(values_.size());
        part.remove_prefix(at + mark.size());
    }
    if (part.find(mark) != part.npos)
        throw Fault("a part of a query has more marks than values");
    sql_ += part;
}

}
