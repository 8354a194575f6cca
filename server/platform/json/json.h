#pragma once

// JSON by table. A struct is described once (BOOST_DESCRIBE_STRUCT); from that a
// static table of its fields is made, and one engine that is no template parses,
// validates, writes and documents every struct of the server:
//
//   struct NewTeam { PersonName name; std::optional<std::string> color; };
//   BOOST_DESCRIBE_STRUCT(NewTeam, (), (name, color))
//
//   Result<NewTeam> team = json::parse<NewTeam>(text);   // every error at once, by field
//   std::string text = json::write(*team);
//
// A field is required unless it is std::optional (absent and null are the same),
// or std::vector behind `std::optional`. Types known: bool, int, std::int64_t,
// double, std::string, Time, described enums, Raw, std::vector, std::optional,
// described structs, and any class with `static Result<T> parse(string_view)` and
// `text()`, such as EmailAddress: input is parsed once, here at the edge.
// Limits: 52 members a struct, no templates in BOOST_DESCRIBE_STRUCT.

#include "base/enum_text.h"
#include "base/result.h"
#include "base/time.h"

#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kith::json {

// JSON text that is passed on as it stands; {} when empty.
struct Raw {
    std::string text;
};

enum class Kind { Bool, Int32, Int64, Double, String, Time, Enum, Word, Raw, Optional, List, Struct };

struct Type;

struct Field {
    char const* name;
    std::size_t offset;
    Type const* type;
};

// How one C++ type is reached through pointers to it. `Word` is a class that
// parses itself from a string.
struct Type {
    Kind kind;
    std::string name = {};                          // of a struct: as OpenAPI calls it
    Type const* element = nullptr;                  // of Optional and List
    std::vector<Field> fields = {};                 // of Struct
    std::vector<std::string> words = {};            // of Enum
    void (*set_word)(void*, std::size_t) = nullptr; // Enum: by index in words
    std::size_t (*get_word)(void const*) = nullptr;
    Result<void> (*parse_word)(void*, std::string_view) = nullptr; // Word
    std::string_view (*word_text)(void const*) = nullptr;
    void* (*append)(void*) = nullptr; // Optional: emplace; List: emplace_back
    std::size_t (*size)(void const*) = nullptr;
    void const* (*at)(void const*, std::size_t) = nullptr;
    char const* format = nullptr; // Word: OpenAPI format
    int min_characters = 0;       // Word: 0 is unlimited
    int max_characters = 0;
    int minimum = 0; // Word that is a number in a query
    int maximum = 0;
};

template<typename T>
Type const& type_of();

// 400 `malformed` (not JSON, duplicate keys, too deep, numbers out of range) or
// 422 `validation` with every field that is wrong. Empty text counts as {}.
Result<void> parse_into(Type const&, void* out, std::string_view text);
void write_to(std::string& out, Type const&, void const* value);
void write_string(std::string& out, std::string_view);

template<typename T>
Result<T> parse(std::string_view text)
{
    T value {};
    TRY(parse_into(type_of<T>(), &value, text));
    return value;
}

template<typename T>
std::string write(T const& value)
{
    std::string out;
    write_to(out, type_of<T>(), &value);
    return out;
}

// Query parameters by the same tables: one pair of raw texts each, already
// decoded. Every error is 400 `malformed`, by field.
Result<void> parse_query_into(
    Type const&, void* out, std::vector<std::pair<std::string, std::string>> const& parameters);

}

#include "json/describe.h"
