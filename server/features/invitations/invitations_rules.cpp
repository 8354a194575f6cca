#include "invitations/invitations_rules.h"

#include "base/text.h"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

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

Source source_of(Actor const& actor, NewInvitation const& wanted)
{
    if (actor.way.via == events::Via::Token)
        return Source::Api;
    if (wanted.kind == Kind::Client)
        return Source::Contacts;
    bool const is_for_a_product = !actor.may(Permission::ManageUsers) && !wanted.licenses.empty();
    return is_for_a_product ? Source::Product : Source::UserManagement;
}

Result<Approval> check_can_send(
    Actor const& actor, accounts::InvitesByUsers setting, NewInvitation const& wanted, Permissions const& given)
{
    if (wanted.kind == Kind::Client) {
        TRY(check_may(actor, Permission::InviteClients));
        return Approval::NotRequired;
    }
    bool const is_plain = wanted.rights == Rights {};
    if (actor.may(Permission::ManageUsers)) {
        bool const may_give = (is_plain || actor.may(Permission::AssignRoles)) && actor.permissions.covers(given);
        if (!may_give)
            return refuse("cannot_grant", "roles", "would give more than you have yourself");
        auto may_license = [&](std::string const& product) { return may_give_license(actor.permissions, product); };
        return std::ranges::all_of(wanted.licenses, may_license)
            ? Result<Approval> { Approval::NotRequired }
            : refuse("cannot_grant", "licenses", "are not yours to give");
    }
    TRY(check_may(actor, Permission::InviteUsers));
    auto may_manage = [&](std::string const& product) { return actor.permissions.may_manage(product); };
    bool const has_licenses = !wanted.licenses.empty() && std::ranges::all_of(wanted.licenses, may_manage);
    if (is_plain && has_licenses)
        return Approval::NotRequired;
    if (!is_plain || !wanted.licenses.empty())
        return refuse("cannot_grant", "roles", "would give more than you have yourself");
    return setting == accounts::InvitesByUsers::Direct ? Approval::NotRequired : Approval::Awaiting;
}

Approval approval_at_acceptance(Invitation const& invitation, bool is_other_address)
{
    bool const is_more = invitation.rights != Rights {} || !invitation.licenses.empty();
    if (is_other_address && is_more && invitation.approval == Approval::NotRequired)
        return Approval::Awaiting;
    return invitation.approval;
}

bool may_give_rights(Permissions const& his, Rights const& rights, Permissions const& given)
{
    return rights == Rights {} ||
        (his.may(Permission::ManageUsers) && his.may(Permission::AssignRoles) && his.covers(given));
}

bool may_give_license(Permissions const& his, std::string_view product)
{
    return his.may(Permission::AssignLicenses) || his.may_manage(product);
}

bool is_waiting(Invitation const& invitation)
{
    return invitation.state == State::Accepted &&
        (invitation.approval == Approval::Awaiting || invitation.awaiting_confirmation_of);
}

bool may_ask_again(std::string_view code_of_dead_link)
{
    return code_of_dead_link == "invitation_expired" || code_of_dead_link == "invitation_revoked";
}

Result<void> check_can_be_used(Invitation const& invitation, Time now)
{
    switch (state_at(invitation, now)) {
    case State::Quiet:
        return refuse("not_found"); // nobody was given its link
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
    bool const is_open =
        state == State::Quiet || state == State::Pending || state == State::Expired || state == State::Declined;
    return is_open ? Result<void> {} : refuse("wrong_state");
}

Result<void> check_can_revoke(Invitation const& invitation, Time now)
{
    auto const state = state_at(invitation, now);
    bool const is_open =
        state == State::Quiet || state == State::Pending || state == State::Expired || is_waiting(invitation);
    return is_open ? Result<void> {} : refuse("wrong_state");
}

std::unexpected<Refusal> already_invited()
{
    return refuse("already_invited", "email", "has a pending invitation already");
}

// A day's limit frees one place after the other: an hour is a fair wait.
std::unexpected<Refusal> too_many(std::string message)
{
    auto errors = std::vector { FieldError { "email", "too_many_requests", std::move(message) } };
    return std::unexpected(Refusal { "too_many_requests", std::move(errors), { { "retry_after", "3600" } } });
}

Result<void> check_quota(Sent const& sent, std::int64_t more)
{
    auto const grown = quota_for_each_accepted * sent.accepted;
    auto complain = [&](std::string const& who, std::int64_t quota, std::int64_t count) {
        return too_many(who + " may invite " + std::to_string(quota) + " people a day, and invited " +
            std::to_string(count) + " since yesterday; the number grows with everybody who accepts");
    };
    if (sent.by_account + more > account_quota + grown)
        return complain("this account", account_quota + grown, sent.by_account);
    if (sent.by_person + more > person_quota + grown)
        return complain("you", person_quota + grown, sent.by_person);
    return {};
}

}
