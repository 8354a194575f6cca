#include "base/clean_text.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace kith {
namespace {

// Calls visit(code point, its bytes); a broken byte is visited as U+FFFD.
void for_each_character(std::string_view text, auto visit)
{
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        auto const start = i;
        std::int32_t character = 0;
        U8_NEXT(bytes, i, length, character);
        if (character < 0)
            visit(0xFFFD, std::string_view { "\uFFFD" });
        else
            visit(character, text.substr(start, i - start));
    }
}

bool ends_or_blanks_a_line(std::int32_t character)
{
    return character <= ' ' || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029;
}

}

std::string valid_utf8(std::string_view text)
{
    std::string clean;
    for_each_character(text, [&](std::int32_t character, std::string_view bytes) {
        if (character != 0)
            clean += bytes;
    });
    return clean;
}

std::string one_line(std::string_view text, std::size_t max_characters)
{
    std::string line;
    std::size_t count = 0;
    bool space_before = false;
    for_each_character(text, [&](std::int32_t character, std::string_view bytes) {
        if (ends_or_blanks_a_line(character)) {
            space_before = !line.empty();
            return;
        }
        if (count + space_before >= max_characters)
            return;
        line += space_before ? " " : "";
        line += bytes;
        count += 1 + space_before;
        space_before = false;
    });
    return line;
}

}
