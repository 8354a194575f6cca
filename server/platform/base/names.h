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

// Refuses: length, characters (control, bidirectional or invisible ones).
Result<std::string> parse_line(std::string_view, int max_characters);

// A line that people type and other people read, which may be empty: a job title, a
// phone number, a notice.
template<int longest>
class LineOf {
public:
    static constexpr int min_characters = 0;
    static constexpr int max_characters = longest;
    LineOf() = default;
    static Result<LineOf> parse(std::string_view text)
    {
        auto line = TRY(parse_line(text, longest));
        return LineOf { std::move(line) };
    }
    static LineOf stored(std::string_view text) { return LineOf { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(LineOf const&) const = default;

private:
    explicit LineOf(std::string text) : text_(std::move(text)) {}
    std::string text_;
};
using ShortText = LineOf<100>;
using Pronouns = LineOf<40>; // "she/her"
using LongText = LineOf<500>;

}
