#pragma once

// A query put together from parts, for lists with filters: each `$?` in a part
// becomes the number of its value.
//
//   Query query { "select id from teams where account_id = $?", account };
//   if (!name.empty())
//       query.add(" and name_key like $?", name);
//
// The values are viewed, not copied: they outlive the query. A temporary that holds its text
// itself would not, and does not compile.

#include "db/value.h"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace kith::db {

// Something that has a name, or that views text of something else, or none.
template<typename T>
concept Lasting = std::is_lvalue_reference_v<T> || std::is_trivially_copyable_v<std::remove_cvref_t<T>>;

class Query {
public:
    template<Lasting... Values>
    explicit Query(std::string_view part, Values&&... values)
    {
        add(part, std::forward<Values>(values)...);
    }

    template<Lasting... Values>
    Query& add(std::string_view part, Values&&... values)
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
