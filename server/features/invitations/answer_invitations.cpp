// Answering an invitation: what the person may do who came by its link.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"

namespace kith::invitations {
namespace {

// The page of a dead link names who can help.
Refusal with_help(db::Transaction& tx, Invitation const& invitation, Refusal refusal)
{
    refusal.about.emplace_back("account", accounts::get(tx, invitation.account).name.text());
    refusal.about.emplace_back("inviter", inviter_name(tx, invitation));
    refusal.flags.emplace_back("may_ask_again", may_ask_again(refusal.code));
    refusal.flags.emplace_back("awaiting_confirmation", invitation.awaiting_confirmation_of.has_value());
    return refusal;
}

events::Source invitee(Invitation const& invitation, events::Source const& source = {})
{
    return { "invitee", invitation.id.text(), invitation.display_name(), source.way };
}

// Somebody else was quicker: the link is as dead as he left it.
Refusal why_gone(db::Transaction& tx, Link const& link)
{
    auto const visit = look(tx, link);
    return visit ? Refusal { "try_again" } : visit.error();
}

Result<void> check_link(db::Transaction& tx, store::Found const& found)
{
    auto const& [invitation, channel] = found.visit;
    TRY(check_can_be_used(invitation, tx.now()));
    bool const is_dead = found.was_replaced || (channel == Channel::Copied && is_clients_place(tx, invitation));
    return is_dead ? refuse("invitation_revoked") : Result<void> {};
}

// Its inviter, or who runs the account when he is gone.
std::optional<memberships::Membership> who_can_help(db::Transaction& tx, Invitation const& invitation)
{
    auto inviter = memberships::find(tx, invitation.account, invitation.invited_by);
    if (inviter && inviter->is_active(tx.now()))
        return inviter;
    auto const others = administrators_of(tx, invitation.account);
    return others.empty() ? std::nullopt : std::optional { others.front() };
}

}

Result<Visit> look(db::Transaction& tx, Link const& link)
{
    auto const found = store::find_by_token(tx, link.account, link.token.hash());
    if (!found)
        return refuse("not_found");
    if (auto const usable = check_link(tx, *found); !usable)
        return std::unexpected(with_help(tx, found->visit.invitation, usable.error()));
    return found->visit;
}

Result<void> open(db::Transaction& tx, Link const& link)
{
    auto const visit = TRY(look(tx, link));
    if (store::set_opened(tx, visit.invitation))
        record(tx, invitee(visit.invitation), "invitation.opened", visit.invitation);
    return {};
}

Result<Visit> spend(db::Transaction& tx, Link const& link)
{
    auto visit = TRY(look(tx, link));
    if (!finish(tx, visit.invitation, State::Accepted))
        return std::unexpected(why_gone(tx, link));
    // Behind the row's lock: an administrator may have said yes meanwhile.
    visit.invitation = store::find(tx, link.account, visit.invitation.id).value();
    return visit;
}

Result<Invitation> decline(
    db::Transaction& tx, events::Source const& source, Link const& link, PersonalMessage const& reason)
{
    auto visit = TRY(look(tx, link));
    auto& invitation = visit.invitation;
    invitation.decline_reason = reason;
    if (!finish(tx, invitation, State::Declined))
        return std::unexpected(why_gone(tx, link));
    TRY(give_up_place(tx, invitation));
    auto const by = invitee(invitation, source);
    record(tx, by, "invitation.declined", invitation);
    record_licenses(tx, by, invitation.account, "license.released", invitation.licenses, { invitation.display_name() });
    return invitation;
}

Result<void> ask_again(db::Transaction& tx, Link const& link)
{
    auto const found = store::find_by_token(tx, link.account, link.token.hash());
    if (!found)
        return refuse("not_found");
    auto const& invitation = found->visit.invitation;
    if (invitation.awaiting_confirmation_of)
        return ask_again_to_confirm(tx, invitee(invitation), invitation);
    auto const usable = check_link(tx, *found);
    if (usable || !may_ask_again(usable.error().code))
        return refuse("wrong_state");
    store::lock(tx, invitation); // so that many at once do not each find that nobody asked
    auto const reason = asked_again_reason(invitation.id);
    auto const helper = who_can_help(tx, invitation);
    if (!helper || mail::count_since(tx, invitation.account, reason, tx.now() - Days { 1 }) > 0)
        return {};
    queue_asked_again(tx, invitation, words_of(tx, invitation), *helper);
    record(tx, invitee(invitation), "invitation.asked_again", invitation);
    return {};
}

}
