#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace kith {

// A language that Kith speaks: en, de or fr. It may be empty: not chosen.
class Language {
public:
    Language() = default;
    static Result<Language> parse(std::string_view);
    static Language stored(std::string_view text) { return Language { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(Language const&) const = default;

private:
    explicit Language(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}
