#pragma once

// A query put together from parts, for lists with filters: each `$?` in a part
// becomes the number of its value.
//
//   Query query { "select id from teams where account_id = $?", account };
//   if (!name.empty())
//       query.add(" and name_key like $?", name);
//
// The values are viewed, not copied: they outlive the query.

#include "db/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace kith::db {

class Query {
public:
    template<typename... Values>
    explicit Query(std::string_view part, Values const&... values)
    {
        add(part, values...);
    }

    template<typename... Values>
    Query& add(std::string_view part, Values const&... values)
    {
        append(part, std::vector<Value> { to_value(values)... });
        return *this;
    }

    std::string const& sql() const { return sql_; }
    std::vector<Value> const& values() const { return values_; }

private:
    // Faults when the marks are not as many as the values.
    void append(std::string_view part, std::vector<Value> const& values);

    std::string sql_;
    std::vector<Value> values_;
};

}
