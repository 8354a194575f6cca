#pragma once

#include "base/domain_name.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace kith {

// An address that is right by its syntax (no look-up, any domain; RFC 5321
// mailbox without quoted parts, comments and literals, RFC 6531 characters
// allowed). Mail always goes to text(); key() is what two spellings of one
// address share: case, Unicode form, full-width letters, IDN.
class EmailAddress {
public:
    static constexpr char const* format = "email";
    EmailAddress() = default;
    static Result<EmailAddress> parse(std::string_view);
    static EmailAddress stored(std::string_view text, std::string_view key)
    {
        return EmailAddress { std::string { text }, std::string { key } };
    }

    std::string const& text() const { return text_; }
    std::string const& key() const { return key_; }
    DomainName domain() const;
    bool operator==(EmailAddress const& other) const { return key_ == other.key_; }

private:
    EmailAddress(std::string text, std::string key) : text_(std::move(text)), key_(std::move(key)) {}
    std::string text_;
    std::string key_;
};

}
