// A user who becomes a client, and stays the member that he is.

#include "accounts/accounts.h"
#include "connections/connections.h"
#include "events/entries.h"
#include "me/me.h"
#include "merges/merges.h"
#include "outsiders/outsiders.h"
#include "profiles/profiles.h"
#include "sessions/sessions.h"
#include "users/users_mail.h"
#include "users/users_parts.h"
#include "workspaces/workspaces.h"

#include <algorithm>
#include <set>

namespace kith::users {
namespace {

using memberships::Membership;

// Everybody whom it concerns, in one order: nobody becomes something else meanwhile.
Result<void> lock_all(db::Transaction& tx, Membership const& user, Demotion const& wanted)
{
    std::set<MembershipId> ids { wanted.mapped_users.begin(), wanted.mapped_users.end() };
    ids.insert(user.id);
    if (wanted.heir)
        ids.insert(*wanted.heir);
    std::set<MembershipId> users;
    for (auto const& id : ids) {
        auto const member = memberships::lock(tx, user.account, id);
        if (member && member->is_user() && member->is_active(tx.now()) && id != user.id)
            users.insert(id);
    }
    if (wanted.heir && !users.contains(*wanted.heir))
        return refuse_field("heir", "invalid", "must be another active user");
    auto is_user = [&](MembershipId const& id) { return users.contains(id); };
    return std::ranges::all_of(wanted.mapped_users, is_user)
        ? Result<void> {}
        : refuse_field("mapped_users", "invalid", "must be other active users");
}

// What he has of other accounts is not this one's business, unless nothing is left of it.
void close_doors(db::Transaction& tx, Membership const& client)
{
    auto is_elsewhere = [&](me::Belonging const& belonging) {
        return belonging.account != client.account && belonging.state_at(tx.now()) == memberships::State::Active;
    };
    if (std::ranges::any_of(me::belongings(tx, client.person), is_elsewhere))
        sessions::end_all_in(tx, client.person, client.account);
    else
        sessions::end_all(tx, client.person);
}

Membership as_client(Membership member, Time now)
{
    member.state = member.state_at(now);
    member.kind = memberships::Kind::Client;
    member.rights = {};
    member.valid_until.reset();
    return member;
}

// Whom he looked after, and what he managed.
struct HandedOver {
    std::string clients; // how many; empty: none
    std::string heir;
};
HandedOver hand_over(db::Transaction& tx, Membership const& client, Demotion const& wanted)
{
    auto const count = clients::count_of(tx, client.account, client.id);
    clients::hand_over(tx, client.account, client.id, wanted.heir);
    client_groups::drop_manager(tx, client.account, client.id);
    auto const heir = wanted.heir ? memberships::find(tx, client.account, *wanted.heir) : std::nullopt;
    return { count == 0 ? "" : std::to_string(count), heir && count > 0 ? heir->display_name() : "" };
}

}

Result<void> check_may_demote(db::Transaction& tx, Actor const& actor, Membership const& user)
{
    TRY(check_may(actor, Permission::ManageUsers));
    if (user.rights.standing() == Role::LegalRepresentative)
        TRY(check_may(actor, Permission::AssignLegalRepresentative));
    if (user.id == actor.membership)
        return refuse("self_deactivation");
    auto const person = persons::find(tx, user.person);
    bool const has_joined = person && !person->email.text().empty();
    return has_joined ? Result<void> {} : refuse("wrong_state");
}

Result<clients::Client> demote(
    db::Transaction& tx, Actor const& actor, Membership const& before, Demotion const& wanted)
{
    TRY(check_may_demote(tx, actor, before));
    events::Postponed events { tx };
    auto after = as_client(before, tx.now());
    auto licenses = end_licenses(tx, after);
    TRY(set_licenses(tx, after, {}, licenses));
    TRY(lock_all(tx, before, wanted));
    auto const ended = connections::end_all(tx, before);
    profiles::hide(tx, before);
    auto const moves = teams::plan_to_leave(tx, before);
    auto const member = TRY(memberships::update(tx, before, after));
    auto const moved = TRY(teams::move(tx, member, moves));
    auto const handed_over = hand_over(tx, moved, wanted);
    auto const rooms = workspaces::drop_member(tx, moved);
    outsiders::note_gone(tx, moved.account, moved.id);
    merges::remove_all_of(tx, moved.account, moved.id);
    auto const client = TRY(clients::keep_as_client(tx, actor, moved, wanted.mapped_users));
    close_doors(tx, moved);
    queue_demoted(tx, moved, accounts::get(tx, moved.account).name.text(), actor.name);
    memberships::record_kind(tx, actor.source(), before, moved, handed_over.clients, handed_over.heir);
    record_licenses(tx, actor.source(), moved, licenses);
    teams::record(tx, actor.source(), moved, moves);
    connections::record_ended(tx, actor.source(), actor.account, ended);
    workspaces::record(tx, actor.account, actor.source(), rooms);
    events.write();
    return client;
}

}
