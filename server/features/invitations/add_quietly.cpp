// Adding a user whom nobody writes to.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"

namespace kith::invitations {
namespace {

// What he would be given he gets with the invitation.
Result<void> check_is_bare(NewInvitation const& wanted)
{
    if (!(wanted.rights == Rights {}))
        return refuse_field("roles", "not_used", "are given when he is invited");
    if (!wanted.licenses.empty())
        return refuse_field("licenses", "not_used", "are given when he is invited");
    return wanted.teams.empty() ? Result<void> {} : refuse_field("teams", "not_used", "are given when he is invited");
}

// His place, which decides between two who add him at once.
Result<memberships::Membership> hold_place(db::Transaction& tx, Actor const& actor, NewInvitation const& wanted)
{
    TRY(check_is_new_here(tx, actor.account, wanted.email));
    if (!hold_address(tx, actor, wanted.email))
        return already_invited();
    auto stand_in = persons::create_stand_in(tx, wanted.first_name, wanted.last_name);
    stand_in.email = wanted.email;
    return memberships::enroll(tx, stand_in,
        { actor.account, memberships::Kind::Internal, wanted.first_name, wanted.last_name, Rights {},
            memberships::State::Quiet, {}, false });
}

}

Result<Invitation> add_quietly(db::Transaction& tx, Actor const& actor, NewInvitation const& wanted)
{
    auto const account = accounts::get(tx, actor.account);
    auto const approval = TRY(check_can_send(actor, account.settings.internal_invites_by_users, wanted, {}));
    TRY(check_is_bare(wanted));
    auto const expired = finish_overdue(tx, actor.account);
    auto const place = TRY(hold_place(tx, actor, wanted));
    Invitation invitation { wanted, actor.account, InvitationId::make(), State::Quiet, approval, 1, actor.membership,
        place.id, {}, tx.now(), tx.now(), 1, tx.now() };
    invitation.force_email = true; // nobody else takes his place
    invitation.source = actor.way.via == events::Via::Token ? Source::Api : Source::Contacts;
    store::insert(tx, invitation, token_of(invitation, Channel::Mailed).hash());
    store::set_membership(tx, invitation, place.id);
    if (!account.is_trusted)
        TRY(check_quota(store::count_sent(tx, actor.account, actor.membership), 0));
    record_expired(tx, expired);
    record(tx, actor.source(), "invitation.added_quietly", invitation);
    return invitation;
}

}
