#pragma once

// What a statement is given and what a row answers. There are three kinds of
// value in the database: nothing, a number of 64 bits, text. Everything else
// (ids, times, enums, addresses) is one of these on its way.

#include "base/email_address.h"
#include "base/enum_text.h"
#include "base/id.h"
#include "base/names.h"
#include "base/phone_number.h"
#include "base/time.h"
#include "base/username.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kith::db {

using Value = std::variant<std::monostate, std::int64_t, std::string_view>;

// A value that views text of its argument: it lives as long as the argument.
inline Value to_value(std::int64_t value) { return value; }
inline Value to_value(int value) { return std::int64_t { value }; }
inline Value to_value(bool value) { return std::int64_t { value }; }
inline Value to_value(std::string_view value) { return value; }
inline Value to_value(std::string const& value) { return std::string_view { value }; }
inline Value to_value(char const* value) { return std::string_view { value }; }
inline Value to_value(Time value) { return std::int64_t { value.time_since_epoch().count() }; }
inline Value to_value(std::nullopt_t) { return {}; }
inline Value to_value(PersonName const& name) { return std::string_view { name.text() }; }
inline Value to_value(AccountName const& name) { return std::string_view { name.text() }; }
inline Value to_value(Username const& name) { return std::string_view { name.text() }; }
inline Value to_value(PhoneNumber const& number) { return std::string_view { number.text() }; }
template<typename Tag>
Value to_value(Id<Tag> const& id)
{
    return std::string_view { id.text() };
}
template<DescribedEnum E>
Value to_value(E value)
{
    return std::string_view { enum_text(value) };
}
template<typename T>
Value to_value(std::optional<T> const& value)
{
    return value ? to_value(*value) : Value {};
}

// One row of an answer, valid only while it is being read. Columns count from 0.
// Reading null as a number or a text faults: ask is_null, or an optional_ reader.
class Row {
public:
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;

    bool flag(int column) const { return integer(column) != 0; }
    Time time(int column) const { return Time { Duration { integer(column) } }; }
    std::string string(int column) const { return std::string { text(column) }; }
    std::optional<Time> optional_time(int column) const;
    std::optional<std::string> optional_string(int column) const;
    template<typename IdType>
    IdType id(int column) const
    {
        return IdType::from_text(text(column));
    }
    template<typename IdType>
    std::optional<IdType> optional_id(int column) const
    {
        return is_null(column) ? std::nullopt : std::optional { id<IdType>(column) };
    }
    // Faults on a text that is no enumerator: such a row cannot exist.
    template<DescribedEnum E>
    E enumerator(int column) const
    {
        if (auto value = enum_from_text<E>(text(column)))
            return *value;
        fault_unknown_enumerator(text(column));
    }

protected:
    ~Row() = default;

private:
    [[noreturn]] static void fault_unknown_enumerator(std::string_view);
};

using OnRow = std::function<void(Row const&)>;

}
