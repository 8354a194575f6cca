#pragma once

// Names that people type and other people read. Both are 1 to 100 characters
// of any script, trimmed and normalized, without control, bidirectional or
// invisible characters, and without a URL (nobody gets to mail advertising in
// a name).

#include "base/result.h"

#include <string>
#include <string_view>

namespace kith {

// Letters, marks, digits, spaces and ' - . , ( )
class PersonName {
public:
    static constexpr int min_characters = 1;
    static constexpr int max_characters = 100;
    PersonName() = default;
    static Result<PersonName> parse(std::string_view);
    // A name that was parsed before it was stored.
    static PersonName stored(std::string_view text) { return PersonName { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(PersonName const&) const = default;

private:
    explicit PersonName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// The same and & + / ! : a business is called what it is called.
class AccountName {
public:
    static constexpr int min_characters = 1;
    static constexpr int max_characters = 100;
    AccountName() = default;
    static Result<AccountName> parse(std::string_view);
    static AccountName stored(std::string_view text) { return AccountName { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(AccountName const&) const = default;

private:
    explicit AccountName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// A line that people type and other people read, which may be empty: a job title, a
// phone number. At most 100 characters, no control, bidirectional or invisible ones.
class ShortText {
public:
    static constexpr int min_characters = 0;
    static constexpr int max_characters = 100;
    ShortText() = default;
    static Result<ShortText> parse(std::string_view);
    static ShortText stored(std::string_view text) { return ShortText { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(ShortText const&) const = default;

private:
    explicit ShortText(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}
