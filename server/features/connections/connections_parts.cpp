#include "connections/connections_parts.h"

#include "base/text.h"
#include "connections/connections_store.h"
#include "profiles/profiles.h"

#include <algorithm>

namespace kith::connections {
namespace {

using memberships::Membership;

Connection blank(db::Transaction& tx, AccountId const& account, MembershipId const& member, Membership const& peer)
{
    Connection one { account, ConnectionId::make(), member, { peer.account, peer.id } };
    auto const company = store::find_company(tx, peer.account);
    one.peer_key = peer_key(peer, company ? company->name : "");
    one.requested_at = one.created_at = tx.now();
    return one;
}

std::string name_of(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto const member = memberships::find(tx, account, id);
    auto const company = store::find_company(tx, account);
    return (member ? member->display_name() : "?") + " (" + (company ? company->name : "?") + ')';
}

}

std::unexpected<Refusal> refuse_addressee(std::string const& field)
{
    return refuse("not_a_user", field, "is no user of another account");
}

Result<Membership> find_addressee(
    db::Transaction& tx, Actor const& actor, MembershipId const& id, std::string const& field)
{
    auto const account = store::find_account_of(tx, id);
    auto member = account ? memberships::find(tx, *account, id) : std::nullopt;
    bool const is_user = member && member->kind == memberships::Kind::Internal &&
        (member->state == memberships::State::Active || member->state == memberships::State::Inactive);
    if (!is_user)
        return refuse_addressee(field);
    if (member->person == actor.person)
        return refuse_field(field, "self", "is yourself");
    if (member->account == actor.account)
        return refuse("same_account");
    return *std::move(member);
}

Result<void> check_other_account(db::Transaction& tx, Actor const& actor, Membership const& peer)
{
    auto const here = memberships::find_by_person(tx, actor.account, peer.person);
    return here ? refuse("same_account") : Result<void> {};
}

void hold_members(db::Transaction& tx, Actor const& actor, Peer const& peer)
{
    bool const is_own_first = actor.account.text() < peer.account.text();
    if (is_own_first)
        memberships::lock(tx, actor.account, actor.membership);
    memberships::lock(tx, peer.account, peer.id);
    if (!is_own_first)
        memberships::lock(tx, actor.account, actor.membership);
}

Result<Connection> open_pair(db::Transaction& tx, Actor const& actor, Membership const& peer)
{
    Peer const other { peer.account, peer.id };
    if (auto const known = store::find_between(tx, actor.account, actor.membership, other))
        return held(tx, *known);
    if (store::count_held(tx, actor.account, actor.membership) >= most_of_member)
        return refuse("too_many_connections");
    auto const self = memberships::find(tx, actor.account, actor.membership).value();
    auto const own = blank(tx, actor.account, actor.membership, peer);
    auto mirror = blank(tx, peer.account, peer.id, self);
    mirror.id = own.id;
    store::insert_pair(tx, own, mirror);
    auto const made = store::find_between(tx, actor.account, actor.membership, other);
    return made ? held(tx, *made) : refuse("stale");
}

Result<void> check_own(Actor const& actor, Connection const& one)
{
    return one.member == actor.membership ? Result<void> {} : refuse("forbidden");
}

std::string peer_key(Membership const& member, std::string const& company)
{
    return fold_key(member.display_name() + ' ' + company);
}

Result<Connection> held(db::Transaction& tx, Connection const& one)
{
    store::lock_pair(tx, one);
    auto found = store::find(tx, one.account, one.id);
    return found ? Result<Connection> { *std::move(found) } : refuse("not_found");
}

Result<Connection> put(db::Transaction& tx, Connection after)
{
    if (!store::update(tx, after))
        return refuse("stale");
    store::update_mirror(tx, after, 1);
    ++after.version;
    return after;
}

Result<Connection> put_silently(db::Transaction& tx, Connection after)
{
    if (!store::update(tx, after))
        return refuse("stale");
    store::update_mirror(tx, after, 0);
    ++after.version;
    return after;
}

std::vector<workspaces::Note> drop_places(
    db::Transaction& tx, AccountId const& account, std::vector<Connection> const& ended)
{
    std::vector<std::string> ids;
    for (auto const& one : ended)
        ids.push_back(one.id.text());
    return workspaces::drop_connections(tx, account, ids);
}

events::Source seen_from_outside(Actor const& actor, std::string name)
{
    events::Source source { "other_account", "", std::move(name), {} };
    source.way.via = actor.way.via;
    return source;
}

Names names_of(db::Transaction& tx, Connection const& one)
{
    return { name_of(tx, one.account, one.member), name_of(tx, one.peer.account, one.peer.id) };
}

void write(db::Transaction& tx, std::vector<Entry> entries)
{
    std::ranges::stable_sort(entries, {}, [](Entry const& entry) { return entry.account.text(); });
    for (auto const& entry : entries)
        events::record(tx, entry.account, entry.source, entry.operation,
            { "connection", entry.connection.text(), entry.name }, entry.data);
}

void record(db::Transaction& tx, Actor const& actor, Connection const& one, std::string_view operation, Told told,
    std::string const& data)
{
    auto const names = names_of(tx, one);
    std::string const what { operation };
    std::vector<Entry> entries { { one.account, actor.source(), what, one.id, names.peer, data } };
    if (told == Told::Both)
        entries.push_back({ one.peer.account, seen_from_outside(actor, names.own), what, one.id, names.own, data });
    write(tx, std::move(entries));
}

void record(db::Transaction& tx, Actor const& actor, Connection const& one, std::string_view operation,
    std::string_view to_peer)
{
    auto const names = names_of(tx, one);
    write(tx,
        { { one.account, actor.source(), std::string { operation }, one.id, names.peer },
            { one.peer.account, seen_from_outside(actor, names.own), std::string { to_peer }, one.id, names.own } });
}

Openness openness_of(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto const company = store::find_company(tx, account);
    auto const member = memberships::find(tx, account, id);
    bool const is_active = company && company->is_active && member && member->is_active(tx.now());
    return { company && company->is_public, profiles::get(tx, account, id).visibility == profiles::Visibility::Visible,
        is_active };
}

Result<void> check_open(db::Transaction& tx, Connection const& one)
{
    return check_open(openness_of(tx, one.account, one.member), openness_of(tx, one.peer.account, one.peer.id));
}

}
