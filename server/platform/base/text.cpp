#include "base/text.h"

#include "base/fault.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <ranges>

namespace kith {
namespace {

icu::Normalizer2 const& normalizer(bool decompose)
{
    auto error = U_ZERO_ERROR;
    auto const* found = decompose ? icu::Normalizer2::getNFKDInstance(error) : icu::Normalizer2::getNFKCInstance(error);
    if (U_FAILURE(error))
        throw Fault("ICU has no Unicode data");
    return *found;
}

icu::UnicodeString normalized(std::string_view text, bool decompose)
{
    auto error = U_ZERO_ERROR;
    auto source = icu::UnicodeString::fromUTF8({ text.data(), static_cast<std::int32_t>(text.size()) });
    return normalizer(decompose).normalize(source, error);
}

std::string to_utf8(icu::UnicodeString const& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

icu::UnicodeString without_marks(icu::UnicodeString const& text)
{
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        auto point = text.char32At(i);
        if (u_charType(point) != U_NON_SPACING_MARK)
            kept.append(point);
    }
    return kept;
}

// Letters and signs of East Asian fonts as those of ASCII.
icu::UnicodeString narrowed(icu::UnicodeString const& text)
{
    icu::UnicodeString narrow;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        auto const unit = text.charAt(i);
        bool const is_wide = unit >= 0xFF01 && unit <= 0xFF5E;
        narrow.append(static_cast<char16_t>(is_wide ? unit - 0xFEE0 : unit));
    }
    return narrow;
}

}

bool is_utf8(std::string_view text)
{
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 point;
        U8_NEXT(text.data(), i, size, point);
        if (point < 0)
            return false;
    }
    return true;
}

bool is_plain_ascii(std::string_view text)
{
    for (unsigned char c : text) {
        if (c >= 0x80)
            return false;
    }
    return true;
}

std::string fold_key(std::string_view text)
{
    if (is_plain_ascii(text)) {
        std::string key { text };
        for (auto& c : key)
            c = ascii_lower(c);
        return key;
    }
    auto bare = without_marks(normalized(text, true)).foldCase();
    return to_utf8(without_marks(normalized(to_utf8(bare), true)));
}

std::string normalize(std::string_view text)
{
    if (is_plain_ascii(text))
        return std::string { text };
    return to_utf8(normalized(text, false));
}

std::string fold_mailbox(std::string_view text)
{
    auto error = U_ZERO_ERROR;
    auto const* form = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error))
        throw Fault("ICU has no Unicode data");
    auto wide = icu::UnicodeString::fromUTF8({ text.data(), static_cast<std::int32_t>(text.size()) });
    auto lower = narrowed(form->normalize(wide, error)).toLower(icu::Locale::getRoot());
    return to_utf8(form->normalize(lower, error));
}

std::size_t count_characters(std::string_view text)
{
    std::size_t count = 0;
    for (char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::optional<std::string> unless_empty(std::string const& text)
{
    return text.empty() ? std::nullopt : std::optional { text };
}

std::string_view trim(std::string_view text)
{
    auto const* blanks = " \t\r\n\f\v";
    auto first = text.find_first_not_of(blanks);
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string join_words(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split_words(std::string_view text)
{
    std::vector<std::string> words;
    for (auto const part : std::views::split(text, ' ')) {
        if (!part.empty())
            words.emplace_back(part.begin(), part.end());
    }
    return words;
}

std::vector<std::string> in_order(std::vector<std::string> words)
{
    std::ranges::sort(words);
    auto const [first, last] = std::ranges::unique(words);
    words.erase(first, last);
    return words;
}

std::string enumerated(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string to_snake_case(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z' && !out.empty())
            out += '_';
        out += ascii_lower(c);
    }
    return out;
}

}
