// A client who becomes a user, and stays the member that he is.

#include "accounts/accounts.h"
#include "events/entries.h"
#include "licenses/licenses.h"
#include "sessions/sessions.h"
#include "users/users_mail.h"
#include "users/users_parts.h"
#include "users/users_rules.h"
#include "workspaces/workspaces.h"

namespace kith::users {
namespace {

using memberships::Membership;

// As he is now; of two who promote him the second finds a user.
Result<Membership> lock_client(db::Transaction& tx, Membership const& seen)
{
    auto const client = memberships::lock(tx, seen.account, seen.id);
    if (!client || client->kind != memberships::Kind::Client || client->state == memberships::State::Removed)
        return refuse("not_found");
    return client->version == seen.version ? Result<Membership> { *client } : refuse("stale");
}

void tell(db::Transaction& tx, Actor const& actor, Membership const& user, Promotion const& wanted)
{
    auto const person = persons::find(tx, user.person).value();
    auto const account = accounts::get(tx, user.account).name.text();
    queue_promoted(tx, user, account, actor.name, person, wanted.message.text());
    sessions::end_all_in(tx, user.person, user.account); // that a link began: it opens the portal only
}

Result<Promoted> promote_now(db::Transaction& tx, Actor const& actor, Membership const& seen, Promotion const& wanted)
{
    events::Postponed events { tx };
    auto const client = TRY(lock_client(tx, seen));
    auto plain = client;
    plain.kind = memberships::Kind::Internal;
    auto user = plain;
    user.rights = wanted.rights;
    user.valid_until.reset(); // his end was a client's
    TRY(check_rights(tx, actor, plain, user));
    for (auto const& product : wanted.licenses)
        TRY(check_may_license(actor, product));
    LicenseChanges licenses;
    TRY(set_licenses(tx, user, wanted.licenses, licenses));
    auto const moves = TRY(teams::plan(tx, actor, {}, wanted.teams));
    user = TRY(memberships::update(tx, client, user));
    user = TRY(teams::move(tx, user, moves));
    invitations::revoke_of_client(tx, actor.source(), user);
    auto const rooms = workspaces::become_user(tx, user);
    tell(tx, actor, user, wanted);
    memberships::record_kind(tx, actor.source(), client, user);
    record_licenses(tx, actor.source(), user, licenses);
    teams::record(tx, actor.source(), user, moves);
    workspaces::record(tx, actor.account, actor.source(), rooms);
    events.write();
    return Promoted { std::move(user), {}, warnings_of(licenses) };
}

Result<Promoted> invite(db::Transaction& tx, Actor const& actor, Membership const& client, Promotion const& wanted)
{
    auto const invitation = TRY(invitations::send(tx, actor,
        { invitations::Kind::Internal, client.first_name, client.last_name, client.email, wanted.rights, wanted.message,
            wanted.licenses, true, wanted.teams }));
    return Promoted { {}, invitation, licenses::warnings_of(tx, client.account, invitation.licenses) };
}

}

// Whoever has not shown that the address is his does it by an invitation.
bool is_promoted_at_once(db::Transaction& tx, Actor const& actor, clients::Client const& client)
{
    auto const& member = client.member;
    if (!actor.may(Permission::ManageUsers) || !member.is_active(tx.now()))
        return false;
    auto const person = persons::find(tx, member.person);
    return person && person->email_verified && person->email.key() == member.email.key();
}

Result<Promoted> promote(
    db::Transaction& tx, Actor const& actor, clients::Client const& client, Promotion const& wanted)
{
    if (!actor.may(Permission::ManageUsers))
        TRY(check_may(actor, Permission::InviteUsers));
    if (client.member.state_at(tx.now()) == memberships::State::Inactive)
        return refuse("member_inactive");
    if (client.member.email.text().empty())
        return refuse_field("email", "required", "is needed to sign in");
    bool const is_at_once = is_promoted_at_once(tx, actor, client);
    return is_at_once ? promote_now(tx, actor, client.member, wanted) : invite(tx, actor, client.member, wanted);
}

}
