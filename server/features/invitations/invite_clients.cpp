// Clients: inviting them, and letting them in. Each is a member before, whose place a stand-in holds.

#include "invitations/invitations_parts.h"
#include "invitations/invitations_rules.h"
#include "invitations/invitations_store.h"

#include <algorithm>

namespace kith::invitations {
namespace {

using memberships::Membership;

Invitation invitation_to(db::Transaction& tx, Actor const& actor, Membership const& client,
    PersonalMessage const& message, std::optional<workspaces::WorkspaceId> const& into)
{
    NewInvitation wanted { Kind::Client, client.first_name, client.last_name, client.email, {}, message };
    Invitation invitation { wanted, actor.account, InvitationId::make(), State::Pending, Approval::NotRequired, 1,
        actor.membership, client.id, {}, tx.now(), tx.now() + lifetime, 1, tx.now() };
    invitation.source = source_of(actor, wanted);
    invitation.workspace = into;
    return invitation;
}

Result<void> check_day(db::Transaction& tx, Actor const& actor)
{
    if (accounts::get(tx, actor.account).is_trusted)
        return {};
    return check_quota(store::count_sent(tx, actor.account, actor.membership), 1);
}

Result<Invitation> mail_first(db::Transaction& tx, Actor const& actor, Membership const& client,
    PersonalMessage const& message, std::optional<workspaces::WorkspaceId> const& into)
{
    TRY(check_day(tx, actor));
    auto const invitation = invitation_to(tx, actor, client, message, into);
    auto const token = token_of(invitation, Channel::Mailed);
    if (!store::insert(tx, invitation, token.hash()))
        return already_invited();
    store::set_membership(tx, invitation, client.id);
    if (into)
        store::set_workspace(tx, invitation, *into);
    TRY(check_may_write(tx, actor.account, client.email)); // behind the row: no other is sent to it meanwhile
    queue_invitation(tx, invitation, words_of(tx, invitation), link_url(invitation.account, token.text));
    record(tx, actor.source(), "invitation.sent", invitation);
    return invitation;
}

std::optional<Invitation> newest_of(db::Transaction& tx, Membership const& client)
{
    auto all = store::list_of_members(tx, client.account, Kind::Client, { client.id.text() });
    return all.empty() ? std::nullopt : std::optional { std::move(all.back()) };
}

}

Result<Invitation> invite_client(db::Transaction& tx, Actor const& actor, Membership const& client,
    PersonalMessage const& message, std::optional<workspaces::WorkspaceId> const& into)
{
    TRY(check_may(actor, Permission::InviteClients));
    if (client.state != memberships::State::Pending)
        return refuse("wrong_state");
    if (client.email.text().empty())
        return refuse_field("email", "required", "is needed to send an invitation");
    auto const before = newest_of(tx, client);
    if (!before || before->state == State::Revoked || before->state == State::Accepted)
        return mail_first(tx, actor, client, message, into);
    auto known = store::lock(tx, *before);
    if (into) {
        known.workspace = into;
        store::set_workspace(tx, known, *into);
    }
    auto const again = TRY(mail_again(tx, actor, known));
    record(tx, actor.source(), "invitation.resent", again.invitation);
    return again.invitation;
}

void revoke_of_client(db::Transaction& tx, events::Source const& source, Membership const& client)
{
    auto const as_client = newest_of(tx, client);
    auto open = list_open_of_user(tx, client.account, client.id);
    if (as_client && check_can_revoke(*as_client, tx.now()))
        open.push_back(*as_client);
    for (auto& invitation : open) {
        auto const reserved = invitation.licenses;
        if (!finish(tx, invitation, State::Revoked))
            continue;
        record(tx, source, "invitation.revoked", invitation);
        record_licenses(tx, source, client.account, "license.released", reserved, { invitation.display_name() });
    }
}

std::vector<Invitation> list_open_of_user(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto all = store::list_of_members(tx, account, Kind::Internal, { id.text() });
    std::erase_if(all, [&](Invitation const& one) { return !check_can_revoke(one, tx.now()); });
    return all;
}

std::map<MembershipId, Invitation> newest_of_clients(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& clients)
{
    std::vector<std::string> ids;
    std::ranges::transform(clients, std::back_inserter(ids), &MembershipId::text);
    std::map<MembershipId, Invitation> newest;
    for (auto const& invitation : store::list_of_members(tx, account, Kind::Client, ids))
        newest.insert_or_assign(*invitation.membership, invitation);
    return newest;
}

Result<Membership> admit_client(db::Transaction& tx, events::Source const& source, Invitation const& spent,
    persons::Person const& person, Acceptance const& acceptance)
{
    auto const waiting = waiting_member(tx, spent);
    if (!waiting || waiting->kind != memberships::Kind::Client || waiting->state != memberships::State::Pending)
        return refuse("not_found"); // he was removed at this moment, or let in as a user
    if (waiting->valid_until && *waiting->valid_until <= tx.now())
        return refuse("invitation_expired"); // with the end that he had
    auto const bound = TRY(memberships::bind(tx, *waiting, person));
    auto after = bound;
    after.state = memberships::State::Active;
    after.first_name = acceptance.first_name;
    after.last_name = acceptance.last_name;
    if (!acceptance.phone.empty())
        after.details.phone = acceptance.phone;
    auto const client = TRY(memberships::update(tx, bound, after));
    persons::remove_stand_in(tx, waiting->person);
    events::Source const by { "member", client.id.text(), client.display_name(), source.way };
    memberships::record_joined(tx, by, client);
    record(tx, by, "invitation.accepted", spent);
    workspaces::record(tx, client.account, by, workspaces::note_joined(tx, client));
    return client;
}

}
