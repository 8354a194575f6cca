#pragma once

// One line an entry: time, level, event, key=value ... (logfmt). No secrets: the
// caller names what is logged, and never logs a body, a token, a query or a header.

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace kith::log {

enum class Level { Debug, Info, Warning, Error };

void set_level(Level);
void set_level(std::string_view name); // "debug", "info", "warning", "error"; anything else is info

// For entries that are many and rarely wanted: putting one together costs more than
// finding out that nobody reads it.
bool is_enabled(Level);

// A value that is quoted and escaped where needed, so that nobody forges a line.
struct Pair {
    Pair(std::string_view key, std::string_view value) : key(key), value(value) {}
    Pair(std::string_view key, char const* value) : key(key), value(value) {}
    Pair(std::string_view key, std::string const& value) : key(key), value(value) {}
    Pair(std::string_view key, std::integral auto number) : key(key), value(std::to_string(number)) {}
    std::string_view key;
    std::string value;
};

void write(Level, std::string_view event, std::initializer_list<Pair> = {});
inline void debug(std::string_view event, std::initializer_list<Pair> pairs = {}) { write(Level::Debug, event, pairs); }
inline void info(std::string_view event, std::initializer_list<Pair> pairs = {}) { write(Level::Info, event, pairs); }
inline void warning(std::string_view event, std::initializer_list<Pair> pairs = {})
{
    write(Level::Warning, event, pairs);
}
inline void error(std::string_view event, std::initializer_list<Pair> pairs = {}) { write(Level::Error, event, pairs); }

}
