// Sending an invitation again: the same link, all that have expired, or another link.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"

#include <algorithm>

namespace kith::invitations {
namespace {

// Sending again what one may not send any more would be a way around the rule. Who manages
// users sends everybody's: at the acceptance it is the inviter who is asked what he may give.
// Refuses: as get, cannot_grant.
Result<Invitation> get_to_send_again(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto const invitation = TRY(get_to_change(tx, actor, id));
    if (actor.may(Permission::ManageUsers))
        return invitation;
    auto const setting = accounts::get(tx, actor.account).settings.internal_invites_by_users;
    TRY(check_can_send(actor, setting, invitation, {}));
    return invitation;
}

// A license that was reserved may have gone to somebody else meanwhile.
Result<void> reserve_again(db::Transaction& tx, Invitation const& invitation)
{
    auto const held = licenses::list_held(tx, invitation.account, holder(invitation));
    for (auto const& product : invitation.licenses) {
        if (std::ranges::find(held, product) == held.end())
            TRY(licenses::take(tx, invitation.account, product, holder(invitation), invitation.expires_at, "licenses"));
        else
            licenses::set_end(tx, invitation.account, product, holder(invitation), invitation.expires_at);
    }
    return {};
}

// A link in one's own hand lets in whoever one likes.
Result<Invitation> get_to_hand_over(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto const invitation = TRY(get_to_send_again(tx, actor, id));
    TRY(check_may_give(tx, actor, invitation));
    if (is_clients_place(tx, invitation) || state_at(invitation, tx.now()) != State::Pending)
        return refuse("wrong_state");
    return invitation;
}

bool is_erased(Invitation const& invitation) { return invitation.email.text().empty(); }

// Of many, those that cannot be sent are left as they are.
bool can_be_mailed_again(db::Transaction& tx, Actor const& actor, Invitation const& invitation)
{
    auto has_license = [&](std::string const& product) {
        auto const pool = licenses::find_pool(tx, actor.account, product);
        return pool && pool->available().value_or(1) > 0;
    };
    auto const known = lock_known(tx, actor.account, invitation.email);
    auto const himself = known ? std::optional { known->id } : std::nullopt;
    return !is_erased(invitation) && invitation.state == State::Expired &&
        check_is_new_here(tx, actor.account, invitation.email, himself) &&
        !store::is_pending(tx, actor.account, invitation.email.key()) &&
        std::ranges::all_of(invitation.licenses, has_license) && check_may_write(tx, actor.account, invitation.email);
}

void record_replaced(db::Transaction& tx, Actor const& actor, std::vector<Invitation> const& replaced)
{
    for (auto const& invitation : replaced)
        record(tx, actor.source(), "invitation.revoked", invitation);
}

void record_resent(db::Transaction& tx, Actor const& actor, Invitation const& invitation, State before = State::Pending)
{
    record(tx, actor.source(), before == State::Quiet ? "invitation.sent" : "invitation.resent", invitation);
    record_licenses(
        tx, actor.source(), actor.account, "license.reserved", invitation.licenses, { invitation.display_name() });
}

// Who has come by another one meanwhile is a user already; who is a client by now has a place, and who had one and was
// sent away has none any more. Nobody else takes it.
Result<std::optional<memberships::Membership>> find_place(db::Transaction& tx, Invitation& invitation)
{
    std::optional<memberships::Membership> known;
    if (invitation.kind == Kind::Internal) {
        known = lock_known(tx, invitation.account, invitation.email);
        invitation.membership = known ? std::optional { known->id } : std::nullopt;
        invitation.force_email = invitation.force_email || known;
        store::set_place(tx, invitation);
    }
    TRY(check_is_new_here(tx, invitation.account, invitation.email, invitation.membership));
    return known;
}

}

Result<MailedAgain> mail_again(db::Transaction& tx, Actor const& actor, Invitation invitation)
{
    TRY(check_can_resend(invitation, tx.now()));
    if (is_erased(invitation))
        return refuse("wrong_state");
    auto const known = TRY(find_place(tx, invitation));
    bool const is_first = invitation.state == State::Quiet;
    invitation.expires_at = std::max(invitation.expires_at, tx.now() + lifetime);
    if (!store::renew(tx, invitation, invitation.expires_at))
        return already_invited();
    // Counted behind the row's lock, so that many at once do not each see room for one more.
    TRY(check_may_write(tx, actor.account, invitation.email));
    TRY(reserve_again(tx, invitation));
    invitation.state = State::Pending;
    invitation.sent_at = tx.now();
    auto const words = words_of(tx, invitation);
    queue_invitation(tx, invitation, words, link_url(invitation.account, token_of(invitation, Channel::Mailed).text));
    if (is_first)
        ask_for_approval(tx, invitation, words);
    MailedAgain again { invitation };
    if (known)
        again.replaced = TRY(expect(tx, invitation, *known));
    return again;
}

Result<Invitation> resend(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto const before = TRY(get_to_send_again(tx, actor, id));
    if (before.awaiting_confirmation_of) {
        TRY(ask_again_to_confirm(tx, actor.source(), before));
        return before;
    }
    auto const again = TRY(mail_again(tx, actor, before));
    record_replaced(tx, actor, again.replaced);
    record_resent(tx, actor, again.invitation, before.state);
    return again.invitation;
}

Result<Resent> resend_expired(db::Transaction& tx, Actor const& actor)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto const expired = finish_overdue(tx, actor.account);
    auto const candidates = store::list_expired_since(tx, actor.account, tx.now() - shown_for);
    std::vector<EmailAddress> emails;
    std::ranges::transform(candidates, std::back_inserter(emails), &Invitation::email);
    lock_all_known(tx, actor.account, emails);
    std::vector<MailedAgain> resent;
    int left_out = 0;
    for (auto const& candidate : candidates) {
        auto const invitation = store::lock(tx, candidate); // one before it may have replaced it
        if (!can_be_mailed_again(tx, actor, invitation)) {
            ++left_out;
            continue;
        }
        auto again = TRY(mail_again(tx, actor, invitation));
        resent.push_back(std::move(again));
    }
    record_expired(tx, expired);
    for (auto const& [invitation, replaced] : resent) {
        record_replaced(tx, actor, replaced);
        record_resent(tx, actor, invitation);
    }
    return Resent { static_cast<int>(resent.size()), left_out };
}

Result<std::string> copy_link(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto const invitation = TRY(get_to_hand_over(tx, actor, id));
    auto const token = token_of(invitation, Channel::Copied);
    store::insert_link(tx, invitation, token.hash(), Channel::Copied);
    record(tx, actor.source(), "invitation.link_copied", invitation);
    return link_url(invitation.account, token.text);
}

Result<std::string> renew_link(db::Transaction& tx, Actor const& actor, InvitationId const& id)
{
    auto const invitation = TRY(get_to_hand_over(tx, actor, id));
    auto renewed = invitation;
    ++renewed.link_version;
    if (!store::renew_link(tx, invitation, token_of(renewed, Channel::Mailed).hash()))
        return refuse("wrong_state");
    mail::withdraw(tx, invitation.account, mail_reason(invitation.id)); // its link is dead
    auto const token = token_of(renewed, Channel::Copied);
    store::insert_link(tx, renewed, token.hash(), Channel::Copied);
    record(tx, actor.source(), "invitation.link_renewed", renewed);
    return link_url(renewed.account, token.text);
}

}
