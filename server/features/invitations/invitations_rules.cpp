#include "invitations/invitations_rules.h"

#include "base/text.h"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace kith::invitations {
namespace {

// Controls, and what turns the direction of the words after it. Joiners may stand:
// many an emoji is made of several with them.
bool is_plain(UChar32 point)
{
    bool const turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return point == '\n' || point == '\t' || (u_charType(point) != U_CONTROL_CHAR && !turns);
}

bool is_plain_text(std::string_view text)
{
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 point;
        U8_NEXT(text.data(), i, size, point);
        if (!is_plain(point))
            return false;
    }
    return true;
}

bool holds_url(std::string_view text)
{
    static RE2 const url { R"((?i)(https?:|www\.|//))" };
    return RE2::PartialMatch(text, url);
}

std::string without_returns(std::string_view text)
{
    std::string out;
    for (char c : trim(text)) {
        if (c != '\r')
            out += c;
    }
    return out;
}

}

Result<PersonalMessage> PersonalMessage::parse(std::string_view text)
{
    if (!is_utf8(text) || count_characters(text) > max_characters)
        return refuse("length", "", "must be at most 500 characters");
    auto message = without_returns(text);
    if (!is_plain_text(message))
        return refuse("characters", "", "must be plain text");
    if (holds_url(message))
        return refuse("url", "", "must not hold a web address");
    return PersonalMessage { std::move(message) };
}

State state_at(Invitation const& invitation, Time now)
{
    bool const is_overdue = invitation.state == State::Pending && invitation.expires_at <= now;
    return is_overdue ? State::Expired : invitation.state;
}

Result<void> check_can_send(Actor const& actor, Roles const& roles)
{
    TRY(check_may(actor, Permission::ManageUsers));
    return may_give(actor.roles, roles) ? Result<void> {} : refuse("cannot_grant");
}

Result<void> check_can_be_used(Invitation const& invitation, Time now)
{
    switch (state_at(invitation, now)) {
    case State::Pending:
        return {};
    case State::Accepted:
        return refuse("invitation_used");
    case State::Declined:
        return refuse("invitation_declined");
    case State::Revoked:
        return refuse("invitation_revoked");
    case State::Expired:
        return refuse("invitation_expired");
    }
    return refuse("not_found");
}

Result<void> check_can_resend(Invitation const& invitation, Time now)
{
    auto const state = state_at(invitation, now);
    return state == State::Pending || state == State::Expired ? Result<void> {} : refuse("wrong_state");
}

Result<void> check_can_revoke(Invitation const& invitation, Time now) { return check_can_resend(invitation, now); }

}
