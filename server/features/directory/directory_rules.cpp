#include "directory/directory_rules.h"

#include "base/email_address.h"
#include "base/text.h"
#include "directory/directory.h"

#include <algorithm>

namespace kith::directory {
namespace {

constexpr std::string_view blanks = " \t\n,.()/&";
constexpr std::string_view joints = "'-+";
constexpr std::size_t most_words = 12; // of one name, or of one search

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(blanks), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    for (auto const& part : split(fold_key(text))) {
        words.push_back(part);
        for (auto at = part.find_first_of(joints); at != part.npos; at = part.find_first_of(joints, at + 1)) {
            if (at + 1 < part.size())
                words.push_back(part.substr(at + 1));
        }
    }
    words = in_order(std::move(words));
    words.resize(std::min(words.size(), 2 * most_words));
    return words;
}

Wanted wanted_of(std::string_view text)
{
    auto const trimmed = trim(text);
    if (trimmed.contains('@')) {
        auto const email = EmailAddress::parse(trimmed);
        return { {}, email ? email->key() : std::string {} };
    }
    auto words = in_order(split(fold_key(trimmed)));
    std::ranges::stable_sort(words, std::greater {}, &std::string::size);
    words.resize(std::min(words.size(), most_words));
    return { std::move(words), {} };
}

bool Wanted::is_enough() const
{
    return !email.empty() || (!words.empty() && count_characters(words.front()) >= least_characters);
}

}
