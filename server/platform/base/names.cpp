#include "base/names.h"

#include "base/text.h"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace kith {
namespace {

constexpr std::string_view person_punctuation = "'-.,()";
constexpr std::string_view account_punctuation = "'-.,()&+/!";

// The apostrophe and dashes that phones and word processors write.
bool is_typographic(UChar32 point)
{
    return point == 0x2019 || point == 0x02BC || (point >= 0x2010 && point <= 0x2013);
}

bool is_letter_mark_or_digit(UChar32 point)
{
    return (U_GET_GC_MASK(point) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0 &&
        !u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_allowed(UChar32 point, std::string_view punctuation)
{
    if (point == ' ' || is_letter_mark_or_digit(point) || is_typographic(point))
        return true;
    return point < 0x80 && punctuation.find(static_cast<char>(point)) != punctuation.npos;
}

bool all_allowed(std::string_view text, std::string_view punctuation)
{
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 point;
        U8_NEXT(text.data(), i, size, point);
        if (point < 0 || !is_allowed(point, punctuation))
            return false;
    }
    return true;
}

bool has_letter_or_digit(std::string_view text)
{
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 point;
        U8_NEXT(text.data(), i, size, point);
        if (u_isalnum(point))
            return true;
    }
    return false;
}

// "www.evil.com" and "evil.com" are links in every mail program.
bool looks_like_url(std::string_view text)
{
    static RE2 const url {
        R"((?i)(https?:|www\.|\b[a-z0-9-]{3,}\.(com|net|org|io|info|biz|co|app|dev|xyz|online|site|top|ru|cn|de|uk|eu|link|click|me|ly)\b))"
    };
    return RE2::PartialMatch(text, url);
}

// Scripts whose letters look alike: "Ann" with a Cyrillic A is somebody else's name.
bool has_twins(UScriptCode script)
{
    return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK;
}

bool mixes_scripts_in_a_word(std::string_view text)
{
    auto of_word = USCRIPT_COMMON;
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 point;
        U8_NEXT(text.data(), i, size, point);
        UErrorCode error = U_ZERO_ERROR;
        auto const script = uscript_getScript(point, &error);
        if (has_twins(script) && has_twins(of_word) && script != of_word)
            return true;
        of_word = point == ' ' || point == '-' ? USCRIPT_COMMON : has_twins(script) ? script : of_word;
    }
    return false;
}

// One run of spaces counts as one: two names that look alike are alike.
std::string squeeze(std::string_view text)
{
    std::string out;
    for (char c : trim(text)) {
        if (c != ' ' || out.empty() || out.back() != ' ')
            out += c;
    }
    return out;
}

// Controls, what turns the direction of the words after it, and what nobody sees.
bool is_visible(std::string_view text)
{
    constexpr auto hidden = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CS_MASK | U_GC_CN_MASK;
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 point;
        U8_NEXT(text.data(), i, size, point);
        if (point < 0 || (U_GET_GC_MASK(point) & hidden) != 0)
            return false;
    }
    return true;
}

Result<std::string> parse_name(std::string_view text, std::string_view punctuation)
{
    if (text.size() > 1000 || !is_utf8(text))
        return refuse("length", "", "must be 1 to 100 characters");
    auto name = squeeze(normalize(text));
    if (name.empty())
        return refuse("required", "", "must not be empty");
    if (count_characters(name) > 100)
        return refuse("length", "", "must be 1 to 100 characters");
    if (!all_allowed(name, punctuation))
        return refuse(
            "characters", "", "may hold letters, digits, spaces and " + std::string { punctuation } + " only");
    if (!has_letter_or_digit(name))
        return refuse("characters", "", "must hold a letter or digit");
    if (looks_like_url(name))
        return refuse("url", "", "must not hold a web address");
    return name;
}

}

Result<PersonName> PersonName::parse(std::string_view text)
{
    auto name = TRY(parse_name(text, person_punctuation));
    if (mixes_scripts_in_a_word(name))
        return refuse("characters", "", "must not mix Latin, Cyrillic and Greek letters in one word");
    return PersonName { std::move(name) };
}

Result<AccountName> AccountName::parse(std::string_view text)
{
    auto name = TRY(parse_name(text, account_punctuation));
    return AccountName { std::move(name) };
}

Result<std::string> parse_line(std::string_view text, int max_characters)
{
    auto const too_long = "must be at most " + std::to_string(max_characters) + " characters";
    if (text.size() > 10'000 || !is_utf8(text))
        return refuse("length", "", too_long);
    auto line = squeeze(normalize(text));
    if (count_characters(line) > static_cast<std::size_t>(max_characters))
        return refuse("length", "", too_long);
    if (!is_visible(line))
        return refuse("characters", "", "must not hold control or invisible characters");
    return line;
}

}
