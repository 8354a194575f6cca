#include "log/log.h"

#include "base/text.h"

#include <algorithm>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace kith::log {
namespace {

constexpr std::size_t longest_value = 2000;

spdlog::level::level_enum to_spdlog(Level level)
{
    switch (level) {
    case Level::Debug:
        return spdlog::level::debug;
    case Level::Info:
        return spdlog::level::info;
    case Level::Warning:
        return spdlog::level::warn;
    case Level::Error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

spdlog::logger* make_logger()
{
    auto logger = new spdlog::logger("kith", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::trace);
    return logger;
}

spdlog::logger& logger()
{
    // Never destroyed: threads and destructors still log while the process ends.
    static auto* const instance = make_logger();
    return *instance;
}

std::string shorten(std::string_view value)
{
    if (value.size() <= longest_value)
        return std::string { value };
    auto end = longest_value;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80)
        --end;
    return std::string { value.substr(0, end) } + "...";
}

// Line breaks and direction marks beyond ASCII make a terminal show a line that
// was never written: C1 controls, U+2028 to U+202E, U+2066 to U+2069. How many
// bytes of one there are at the beginning of `rest`.
std::size_t deceptive_bytes(std::string_view rest)
{
    auto byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0; };
    if (byte(0) == 0xC2)
        return byte(1) < 0xA0 ? 2 : 0;
    bool const is_mark = byte(0) == 0xE2 &&
        ((byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
            (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
    return is_mark ? 3 : 0;
}

void append_escaped(std::string& out, char character)
{
    switch (character) {
    case '"':
    case '\\':
        out += { '\\', character };
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += fmt::format("\\x{:02x}", static_cast<unsigned char>(character));
    }
}

bool is_harmless(char character)
{
    return character >= ' ' && character <= '~' && character != '"' && character != '\\';
}

void append_escaped(std::string& out, std::string_view characters)
{
    for (auto character : characters)
        append_escaped(out, character);
}

void append_quoted(std::string& out, std::string_view value)
{
    bool const keeps_unicode = is_utf8(value);
    out += '"';
    for (std::size_t i = 0; i < value.size(); ++i) {
        bool const is_unicode = keeps_unicode && static_cast<unsigned char>(value[i]) >= 0x80;
        if (auto length = is_unicode ? deceptive_bytes(value.substr(i)) : 0) {
            append_escaped(out, value.substr(i, length));
            i += length - 1;
        } else if (is_unicode || is_harmless(value[i])) {
            out += value[i];
        } else {
            append_escaped(out, value[i]);
        }
    }
    out += '"';
}

// What may stand bare: no space and no '=', so that a value cannot pass for a
// further pair.
bool may_stand_bare(std::string_view value)
{
    auto is_bare = [](char c) { return is_harmless(c) && c != ' ' && c != '='; };
    return !value.empty() && std::ranges::all_of(value, is_bare);
}

void append_value(std::string& out, std::string_view value)
{
    auto const kept = shorten(value);
    if (may_stand_bare(kept))
        out += kept;
    else
        append_quoted(out, kept);
}

void append_key(std::string& out, std::string_view key)
{
    for (auto character : key)
        out += may_stand_bare({ &character, 1 }) ? character : '_';
}

}

void set_level(Level level) { logger().set_level(to_spdlog(level)); }

void set_level(std::string_view name)
{
    if (name == "debug")
        set_level(Level::Debug);
    else if (name == "warning")
        set_level(Level::Warning);
    else if (name == "error")
        set_level(Level::Error);
    else
        set_level(Level::Info);
}

bool is_enabled(Level level) { return logger().should_log(to_spdlog(level)); }

void write(Level level, std::string_view event, std::initializer_list<Pair> pairs)
{
    if (!is_enabled(level))
        return;
    std::string line = "event=";
    append_value(line, event);
    for (auto const& pair : pairs) {
        line += ' ';
        append_key(line, pair.key);
        line += '=';
        append_value(line, pair.value);
    }
    logger().log(to_spdlog(level), spdlog::string_view_t { line.data(), line.size() });
}

}
