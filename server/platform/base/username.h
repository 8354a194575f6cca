#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace kith {

// What a person may sign in with instead of the address: 3 to 40 characters of
// [a-z0-9._-], compared and kept without regard to case and width, so that no other
// letter can pass for one of them and none of it is an address. It may be empty: none.
class Username {
public:
    static constexpr int min_characters = 0;
    static constexpr int max_characters = 40;
    Username() = default;
    static Result<Username> parse(std::string_view);
    static Username stored(std::string_view text) { return Username { std::string { text } }; }
    // What a login that somebody typed would be as a username; it need not be one.
    static std::string key_of(std::string_view typed);

    std::string const& text() const { return text_; }
    bool is_empty() const { return text_.empty(); }
    bool operator==(Username const&) const = default;

private:
    explicit Username(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}
