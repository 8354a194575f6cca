#include "sheets/utf16.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace kith::sheets {
namespace {

constexpr std::size_t most_in_hand = 64 * 1024;
constexpr UChar32 replacement = 0xFFFD;

char16_t unit_at(std::string_view bytes, std::size_t at, bool is_big)
{
    auto const first = static_cast<unsigned char>(bytes[at]);
    auto const second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char16_t>(is_big ? first << 8 | second : second << 8 | first);
}

void append(std::string& out, UChar32 sign)
{
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, sign);
    out.append(bytes, static_cast<std::size_t>(length));
}

}

void append_utf8(std::string_view utf16, Spool& spool)
{
    bool const is_big = utf16.starts_with("\xFE\xFF");
    std::string out;
    for (std::size_t at = 2; at + 1 < utf16.size(); at += 2) {
        UChar32 sign = unit_at(utf16, at, is_big);
        if (U16_IS_LEAD(sign) && at + 3 < utf16.size() && U16_IS_TRAIL(unit_at(utf16, at + 2, is_big))) {
            sign = U16_GET_SUPPLEMENTARY(sign, unit_at(utf16, at + 2, is_big));
            at += 2;
        }
        append(out, U_IS_SURROGATE(sign) ? replacement : sign);
        if (out.size() < most_in_hand)
            continue;
        spool.append(out);
        out.clear();
    }
    spool.append(out);
}

}
