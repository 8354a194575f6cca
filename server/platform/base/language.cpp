#include "base/language.h"

#include <algorithm>
#include <array>

namespace kith {

Result<Language> Language::parse(std::string_view text)
{
    constexpr std::array<std::string_view, 4> spoken { "", "en", "de", "fr" };
    if (std::ranges::find(spoken, text) == spoken.end())
        return refuse("enum", "", "must be en, de or fr, or empty");
    return Language { std::string { text } };
}

}
