#include "connections/connections.h"

#include "connections/connections_parts.h"
#include "connections/connections_store.h"
#include "directory/directory.h"
#include "profiles/profiles.h"

namespace kith::connections {

using memberships::Membership;

std::vector<Connection> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::list(tx, account, wanted);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::count(tx, account, wanted);
}

std::optional<Connection> find(db::Transaction& tx, AccountId const& account, ConnectionId const& id)
{
    return store::find(tx, account, id);
}

Result<Connection> get(db::Transaction& tx, Actor const& actor, ConnectionId const& id)
{
    TRY(check_may(actor, Permission::UseConnections));
    auto found = store::find(tx, actor.account, id);
    bool const is_own = found && found->member == actor.membership;
    bool const is_there = found && (found->state_at(tx.now()) != State::None || (is_own && found->blocks));
    if (!is_there)
        return refuse("not_found");
    if (is_own || actor.may(Permission::ManageUsers))
        return *std::move(found);
    auto const shared = find_shared(tx, actor.account, actor.membership, found->peer);
    return shared && shared->id == found->id ? Result<Connection> { *std::move(found) } : refuse("not_found");
}

std::optional<Connection> find_between(
    db::Transaction& tx, AccountId const& account, MembershipId const& member, Peer const& peer)
{
    return store::find_between(tx, account, member, peer);
}

std::optional<Connection> find_shared(db::Transaction& tx, AccountId const& account, MembershipId const& member,
    Peer const& peer, std::optional<Scope> scope)
{
    auto const own = store::find_between(tx, account, member, peer);
    if (own && (own->blocks || own->is_blocked || own->state_at(tx.now()) == State::Accepted))
        return {};
    for (auto const& shared : store::list_shared_with(tx, account, peer)) {
        auto const sharer = memberships::find(tx, account, shared.member);
        if (sharer && sharer->is_active(tx.now()) && (!scope || has(shared.scopes, *scope)))
            return shared;
    }
    return {};
}

std::vector<std::string> missing_of(db::Transaction& tx, Actor const& actor)
{
    return missing(openness_of(tx, actor.account, actor.membership));
}

std::optional<Person> find_person(db::Transaction& tx, Peer const& peer)
{
    auto member = memberships::find(tx, peer.account, peer.id);
    auto const company = store::find_company(tx, peer.account);
    if (!member || !company)
        return {};
    return Person { *std::move(member), company->name, profiles::get(tx, peer.account, peer.id).headline };
}

Result<void> check_may_reach(db::Transaction& tx, Membership const& from, Membership const& to, Scope scope)
{
    bool const are_there = to.kind == memberships::Kind::Internal && to.is_active(tx.now()) &&
        from.kind == memberships::Kind::Internal && from.is_active(tx.now());
    if (!are_there)
        return refuse("not_connected");
    if (to.account == from.account)
        return {};
    Peer const peer { to.account, to.id };
    auto const own = store::find_between(tx, from.account, from.id, peer);
    bool const is_own = own && !own->blocks && own->state_at(tx.now()) == State::Accepted && has(own->scopes, scope);
    bool const is_reached = is_own || find_shared(tx, from.account, from.id, peer, scope);
    return is_reached ? Result<void> {} : refuse("not_connected");
}

Result<void> hold_to_reach(db::Transaction& tx, Membership const& from, Connection const& one, Scope scope)
{
    auto const now = held(tx, one);
    bool const holds = now && !now->blocks && !now->is_blocked && now->state_at(tx.now()) == State::Accepted &&
        has(now->scopes, scope);
    auto const to = holds ? memberships::find(tx, now->peer.account, now->peer.id) : std::nullopt;
    return to ? check_may_reach(tx, from, *to, scope) : refuse("not_connected");
}

void note_renamed(db::Transaction& tx, Membership const& member)
{
    directory::note_changed(tx, member);
    workspaces::note_renamed(tx, member);
    if (auto const company = store::find_company(tx, member.account))
        store::rename_peer(tx, { member.account, member.id }, peer_key(member, company->name));
}

void note_company_renamed(db::Transaction& tx, AccountId const& account, std::string_view name)
{
    directory::note_renamed(tx, account, name);
    workspaces::note_company_renamed(tx, account, std::string { name });
    for (auto const& id : store::list_members_of(tx, account)) {
        if (auto const member = memberships::find(tx, account, id))
            store::rename_peer(tx, { account, id }, peer_key(*member, std::string { name }));
    }
}

Ended end_all(db::Transaction& tx, Membership const& member)
{
    auto live = store::list_live(tx, member.account, member.id);
    for (auto const& one : live)
        store::lock_pair(tx, one);
    if (!live.empty())
        store::end_all(tx, member.account, member.id);
    auto places = drop_places(tx, member.account, live);
    return { std::move(live), std::move(places) };
}

void record_ended(db::Transaction& tx, events::Source const& source, AccountId const& acting, Ended const& ended)
{
    std::vector<Entry> entries;
    for (auto const& one : ended.connections) {
        auto const names = names_of(tx, one);
        entries.push_back({ one.account, source, "connection.ended", one.id, names.peer });
        if (!one.is_blocked)
            entries.push_back(
                { one.peer.account, { "other_account", "", names.own, {} }, "connection.ended", one.id, names.own });
    }
    write(tx, std::move(entries));
    workspaces::record(tx, acting, source, ended.places);
}

std::vector<Connection> list_expired(db::Transaction& tx) { return store::list_expired(tx, tx.now()); }

void note_expired(db::Transaction& tx, Connection const& expired)
{
    auto const before = held(tx, expired);
    if (!before || before->state != State::Accepted || before->state_at(tx.now()) != State::Ended)
        return;
    auto after = *before;
    after.state = State::Ended;
    after.decided_at = before->expires_at;
    if (put(tx, after))
        record_ended(tx, {}, after.account, { { after }, drop_places(tx, after.account, { after }) });
}

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_unlike_mirror(tx))
        findings.push_back("connection " + id + ": the two accounts say different things of it");
    for (auto const& id : store::list_of_nobody(tx))
        findings.push_back("connection " + id + ": ties somebody who is no user");
    return findings;
}

}
