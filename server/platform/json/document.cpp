#include "json/document.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <cmath>

namespace kith::json {
namespace {

namespace bj = boost::json;

constexpr std::size_t max_depth = 32;

auto malformed(std::string message) { return refuse("malformed", "", std::move(message)); }

// Boost.JSON keeps the last of two equal keys and says nothing. Every key is
// followed by one colon outside of strings: if there are more of these than
// members in the result, some key was there twice.
std::size_t count_colons(std::string_view text)
{
    std::size_t colons = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (in_string && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            in_string = !in_string;
        else if (!in_string && text[i] == ':')
            ++colons;
    }
    return colons;
}

std::size_t count_members(bj::value const& value)
{
    std::size_t members = 0;
    if (auto const* object = value.if_object()) {
        members = object->size();
        for (auto const& member : *object)
            members += count_members(member.value());
    } else if (auto const* array = value.if_array()) {
        for (auto const& each : *array)
            members += count_members(each);
    }
    return members;
}

bool has_infinite_number(bj::value const& value)
{
    if (auto const* number = value.if_double())
        return !std::isfinite(*number);
    if (auto const* object = value.if_object())
        return std::ranges::any_of(*object, [](auto const& member) { return has_infinite_number(member.value()); });
    if (auto const* array = value.if_array())
        return std::ranges::any_of(*array, has_infinite_number);
    return false;
}

}

Result<bj::value> parse_document(std::string_view text)
{
    if (text.empty())
        return bj::value(bj::object {});
    bj::error_code error;
    bj::parse_options options;
    options.max_depth = max_depth;
    auto value = bj::parse({ text.data(), text.size() }, error, {}, options);
    if (error)
        return malformed("is not JSON: " + error.message());
    if (count_colons(text) != count_members(value))
        return malformed("has the same key twice in one object");
    if (has_infinite_number(value))
        return malformed("has a number that is out of range");
    return value;
}

}
