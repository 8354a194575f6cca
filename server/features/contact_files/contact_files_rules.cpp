#include "base/text.h"
#include "contact_files/contact_files.h"

#include <algorithm>

namespace kith::contact_files {
namespace {

constexpr std::size_t fewest_digits = 8;
constexpr std::size_t most_digits = 15; // E.164, 6.2

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// As people write it beside the number of the country: the zero is not dialed then.
std::string_view without_zero(std::string& text)
{
    if (auto const at = text.find("(0)"); at != text.npos)
        text.erase(at, 3);
    return text;
}

}

std::string normalized_mobile(std::string_view text)
{
    std::string rest { trim(text) };
    std::size_t const prefix = rest.starts_with('+') ? 1 : rest.starts_with("00") ? 2 : 0;
    std::string digits;
    for (char const c : without_zero(rest).substr(prefix)) {
        if (is_digit(c))
            digits += c;
        else if (!std::string_view { " -./()" }.contains(c))
            return std::string { text };
    }
    auto const number = '+' + digits;
    return prefix > 0 && is_international(number) ? number : std::string { text };
}

bool is_international(std::string_view mobile)
{
    if (!mobile.starts_with('+') || mobile.starts_with("+0"))
        return false;
    auto const digits = mobile.substr(1);
    return digits.size() >= fewest_digits && digits.size() <= most_digits && std::ranges::all_of(digits, is_digit);
}

std::pair<std::string, std::string> split_name(std::string_view whole)
{
    auto const name = trim(whole);
    auto const space = name.rfind(' ');
    if (space == name.npos)
        return { std::string { name }, {} };
    return { std::string { trim(name.substr(0, space)) }, std::string { name.substr(space + 1) } };
}

}
