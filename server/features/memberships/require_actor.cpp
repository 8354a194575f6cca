// Who is asking, and what he may do.

#include "memberships/memberships_store.h"
#include "roles/roles.h"
#include "sessions/sessions.h"

#include <algorithm>

namespace kith::memberships {
namespace {

void touch_later(http::Call& call, Membership const& member, Time now)
{
    if (member.last_seen_at && now - *member.last_seen_at < sessions::touch_interval)
        return;
    call.afterwards([account = member.account, id = member.id, kind = member.kind](db::Transaction& tx) {
        kind == Kind::Internal ? note_seen(tx, account, id) : store::set_seen(tx, account, id);
    });
}

bool has_suite(Membership const& member, Time now)
{
    auto is_suite = [&](Right const& license) { return license.word == "suite" && member.holds(license, now); };
    return std::ranges::any_of(member.licenses, is_suite);
}

// Of the person who asks all is at hand: nothing is read but the roles he holds.
Permissions permissions_by(db::Transaction& tx, store::Entrance const& entrance, bool is_operator)
{
    auto const& member = entrance.member;
    auto permissions = kith::permissions_of(
        member.rights, entrance.policy, roles::named_by(tx, member.account, member.rights), tx.now());
    if (is_operator)
        permissions.add(Permission::ManageInstance);
    return has_suite(member, tx.now()) ? permissions : permissions.without_suite();
}

// No provider does, nor who shows less than he could.
bool speaks_for_the_server(sessions::Session const& session)
{
    return !session.provider && sessions::has_shown_what_it_can(session);
}

// That the account is open to whoever has the session. Refuses: not_found, inactive, forbidden.
Result<void> check_is_open(sessions::Session const& session, store::Entrance const& entrance, Time now)
{
    auto const& member = entrance.member;
    if (session.only && *session.only != member.account)
        return refuse("not_found");
    auto const state = member.state_at(now);
    if (state == State::Inactive || !entrance.account_is_active)
        return refuse("inactive");
    if (state != State::Active)
        return refuse("not_found");
    bool const came_by_link = session.provider && session.provider->provider.empty(); // as a client, whatever he is now
    if (came_by_link && member.kind != Kind::Client)
        return refuse("forbidden");
    return {};
}

// The account that the path names, and as what kind.
// Refuses: not_found, inactive, forbidden.
Result<store::Entrance> enter(http::Call& call, db::Transaction& tx, sessions::Session const& session, Kind kind)
{
    auto const account = AccountId::from_text(call.path_parameter("account"));
    auto entrance = store::find_entrance(tx, account, session.person.id);
    if (!entrance)
        return refuse("not_found");
    TRY(check_is_open(session, *entrance, tx.now()));
    if (entrance->member.kind != kind)
        return refuse("forbidden");
    return *std::move(entrance);
}

Result<void> check_entrance(sessions::Session const& session, store::Entrance const& entrance, Time now)
{
    bool const runs_it = entrance.member.rights.standing_at(now) != Role::User;
    if (runs_it && !sessions::is_fresh_for_administrators(session, now))
        return refuse("unauthenticated");
    auto const standing = entrance.member.rights.standing_at(now);
    if (!sessions::has_shown_second_factor(session) && is_asked_of(entrance.second_factor_required, standing))
        return refuse("second_factor_required");
    return {};
}

// A token does no more than it was made for.
Permissions within_scopes(Permissions const& permissions, sessions::Session const& session)
{
    if (!session.scopes)
        return permissions;
    Permissions scopes;
    for (auto const& scope : *session.scopes)
        scopes.add(PermissionName::stored(scope));
    return permissions.within(scopes);
}

std::vector<PermissionSource> sources_of(db::Transaction& tx, Membership const& member, Server server)
{
    if (member.kind != Kind::Internal)
        return {};
    auto sources = kith::sources_of(member.rights, store::find_policy(tx, member.account),
        roles::named_by(tx, member.account, member.rights), tx.now());
    auto const person = persons::find(tx, member.person);
    if (server == Server::Counted && person && person->is_operator)
        sources.push_back(source_of_operators());
    if (!has_suite(member, tx.now())) {
        for (auto& source : sources)
            source.gives = source.gives.without_suite();
    }
    return sources;
}

Result<Actor> as_oneself(http::Call& call, db::Transaction& tx, sessions::Session const& session)
{
    auto const entrance = TRY(enter(call, tx, session, Kind::Internal));
    TRY(check_entrance(session, entrance, tx.now()));
    auto const& member = entrance.member;
    touch_later(call, member, tx.now());
    return Actor { member.account, member.id, session.person.id, member.display_name(),
        member.rights.standing_at(tx.now()),
        within_scopes(
            permissions_by(tx, entrance, session.person.is_operator && speaks_for_the_server(session)), session),
        sessions::way_of(call, session), session.scopes.has_value() };
}

// What has no ground any more ends behind the answer, and is his own view already.
Actor through_other_eyes(http::Call& call, db::Transaction& tx, sessions::Session const& session, Actor actor)
{
    auto const eyes = eyes_of(tx, session);
    if (!eyes) {
        call.afterwards(
            [account = actor.account, session](db::Transaction& tx) { end_viewing(tx, {}, account, session); });
        return actor;
    }
    actor.membership = eyes->member.id;
    actor.person = eyes->member.person;
    actor.name = eyes->member.display_name();
    actor.standing = eyes->member.rights.standing_at(tx.now());
    actor.permissions = eyes->permissions;
    return actor;
}

}

Result<Actor> require_actor(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    auto actor = TRY(as_oneself(call, tx, session));
    if (!session.viewing)
        return actor;
    if (session.viewing->account != actor.account)
        return refuse("not_found");
    return through_other_eyes(call, tx, session, std::move(actor));
}

Result<Actor> require_actor(http::Call& call, db::Transaction& tx, Permission permission)
{
    auto actor = TRY(require_actor(call, tx));
    TRY(check_may(actor, permission));
    return actor;
}

Result<Actor> require_oneself(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require_looking(call, tx));
    return as_oneself(call, tx, session);
}

// What an account asks of its users it does not ask of its clients: a second factor. Nor are they counted by day.
Result<Membership> require_client(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    auto entrance = TRY(enter(call, tx, session, Kind::Client));
    if (session.viewing) // is in another account
        return refuse("not_found");
    if (session.scopes) // of what users may: nothing of a client's
        return refuse("forbidden");
    touch_later(call, entrance.member, tx.now());
    return std::move(entrance.member);
}

bool is_open(db::Transaction& tx, Membership const& member, sessions::Session const& session)
{
    bool const looks_elsewhere = session.viewing && session.viewing->account != member.account;
    auto const entrance = store::find_entrance(tx, member.account, member.person);
    if (looks_elsewhere || !entrance || !check_is_open(session, *entrance, tx.now()))
        return false;
    return entrance->member.kind != Kind::Internal || check_entrance(session, *entrance, tx.now());
}

bool is_asked_of(SecondFactorRequired required, Role standing)
{
    return required == SecondFactorRequired::Everybody ||
        (required == SecondFactorRequired::Administrators && standing != Role::User);
}

bool lacks_second_factor(db::Transaction& tx, Membership const& member, sessions::Session const& session)
{
    return member.kind == Kind::Internal && !sessions::has_shown_second_factor(session) &&
        is_asked_of(store::find_second_factor_required(tx, member.account), member.rights.standing_at(tx.now()));
}

std::vector<PermissionSource> sources_of(db::Transaction& tx, Membership const& member)
{
    return sources_of(tx, member, Server::Counted);
}

Permissions permissions_of(db::Transaction& tx, Membership const& member, Server server)
{
    Permissions all;
    for (auto const& source : sources_of(tx, member, server))
        all.add(source.gives);
    return all;
}

Permissions permissions_in(db::Transaction& tx, Membership const& member, sessions::Session const& session)
{
    bool const is_elsewhere = session.only && *session.only != member.account;
    auto const server = speaks_for_the_server(session) ? Server::Counted : Server::LeftOut;
    return is_elsewhere ? Permissions {} : within_scopes(permissions_of(tx, member, server), session);
}

Actor actor_of(db::Transaction& tx, Membership const& member, sessions::Session const& session, events::Way way)
{
    return Actor { member.account, member.id, member.person, member.display_name(), member.rights.standing_at(tx.now()),
        permissions_in(tx, member, session), std::move(way), session.scopes.has_value() };
}

RolePolicy policy_of(db::Transaction& tx, AccountId const& account) { return store::find_policy(tx, account); }

}
