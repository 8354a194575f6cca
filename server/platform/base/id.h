#pragma once

#include "base/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace kith {

// A fresh UUIDv7 (RFC 9562, section 5.7): sorts by the time it was made.
std::string make_uuid();
bool is_uuid(std::string_view);

// A UUIDv7 that remembers what it identifies, so that a MembershipId cannot be
// passed where an AccountId is meant. An empty id identifies nothing.
template<typename Tag>
class Id {
public:
    Id() = default;
    static Id make() { return Id { make_uuid() }; }
    static Id from_text(std::string_view text) { return Id { std::string { text } }; }
    static Result<Id> parse(std::string_view text)
    {
        if (!is_uuid(text))
            return refuse("invalid", "", "must be an id");
        return from_text(text);
    }

    std::string const& text() const { return text_; }
    auto operator<=>(Id const&) const = default;

private:
    explicit Id(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

using AccountId = Id<struct AccountTag>;
using PersonId = Id<struct PersonTag>;
using MembershipId = Id<struct MembershipTag>;
using InvitationId = Id<struct InvitationTag>;
using SessionId = Id<struct SessionTag>;

}
