#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace kith {

// A telephone number as people write it, for people to read: at most 40 digits and
// signs. It may be empty: none.
class PhoneNumber {
public:
    static constexpr int min_characters = 0;
    static constexpr int max_characters = 40;
    PhoneNumber() = default;
    static Result<PhoneNumber> parse(std::string_view);
    static PhoneNumber stored(std::string_view text) { return PhoneNumber { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(PhoneNumber const&) const = default;

private:
    explicit PhoneNumber(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// By what numbers are compared: "+41 (0)44 668 18 00" and "0041446681800" are one. Its digits, or none.
std::string phone_key(std::string_view);

}
