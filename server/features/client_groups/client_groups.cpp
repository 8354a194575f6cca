#include "client_groups/client_groups.h"

#include "base/text.h"
#include "client_groups/client_groups_store.h"
#include "db/savepoint.h"
#include "events/differences.h"
#include "totals/totals.h"

#include <boost/describe/class.hpp>

#include <algorithm>

namespace kith::client_groups {
namespace {

constexpr auto counted_as = "client_groups";

struct GroupMoveData {
    MembershipId client;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(GroupMoveData, (), (client, name))

bool sees_all(Actor const& actor) { return actor.may(Permission::ViewAllClients); }

std::optional<MembershipId> seen_by(Actor const& actor)
{
    return sees_all(actor) ? std::nullopt : std::optional { actor.membership };
}

void record(db::Transaction& tx, Actor const& actor, std::string_view operation, Group const& group,
    std::string_view data = "{}")
{
    events::record(
        tx, actor.account, actor.source(), operation, { "client_group", group.id.text(), group.name.text() }, data);
}

// A client whom the actor may see.
std::optional<memberships::Membership> find_client(db::Transaction& tx, Actor const& actor, MembershipId const& id)
{
    auto client = memberships::find(tx, actor.account, id);
    bool const is_client =
        client && client->kind == memberships::Kind::Client && client->state != memberships::State::Removed;
    bool const is_seen = is_client && (sees_all(actor) || store::is_mapped(tx, actor.account, id, actor.membership));
    return is_seen ? client : std::nullopt;
}

// Whoever is removed at the same time is gone before he is looked at, or taken out of the group again. More than may be
// named are refused without it.
void lock_people(
    db::Transaction& tx, Actor const& actor, std::vector<MembershipId> people, std::vector<MembershipId> const& members)
{
    if (people.size() > most_managers || members.size() > most_members)
        return;
    people.insert(people.end(), members.begin(), members.end());
    memberships::lock_all(tx, actor.account, std::move(people));
}

Result<void> check_managers(db::Transaction& tx, Actor const& actor, std::vector<MembershipId> const& managers)
{
    auto is_user = [&](MembershipId const& id) {
        auto const user = memberships::find(tx, actor.account, id);
        return user && user->kind == memberships::Kind::Internal && user->is_active(tx.now());
    };
    if (managers.size() > most_managers || !std::ranges::all_of(managers, is_user))
        return refuse_field("managers", "invalid", "must be active users of this account, 20 at most");
    return {};
}

Result<void> check_members(db::Transaction& tx, Actor const& actor, std::vector<MembershipId> const& members)
{
    auto is_his = [&](MembershipId const& id) { return find_client(tx, actor, id).has_value(); };
    if (members.size() > most_members || !std::ranges::all_of(members, is_his))
        return refuse_field("members", "invalid", "must be clients of yours, 1000 at most");
    return {};
}

std::string data_of(memberships::Membership const& client)
{
    return json::write(GroupMoveData { client.id, client.display_name() });
}

// Behind the lock of the group, so that many at once do not each see room for one more.
Result<bool> put(db::Transaction& tx, Group const& group, MembershipId const& client, Time since)
{
    if (!store::raise_version(tx, group))
        return refuse("not_found");
    if (!store::insert_member(tx, group, client, since))
        return false;
    if (store::sizes_of(tx, group.account, { group })[group.id] > most_members)
        return refuse("too_many_members");
    return true;
}

}

std::vector<Group> list(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    return store::list(tx, actor.account, seen_by(actor), wanted);
}

std::int64_t count(db::Transaction& tx, Actor const& actor, Listing const& wanted)
{
    return store::count(tx, actor.account, seen_by(actor), wanted);
}

std::string sort_key(Group const& group) { return fold_key(group.name.text()); }

Result<Group> get(db::Transaction& tx, Actor const& actor, GroupId const& id)
{
    TRY(check_may(actor, Permission::UseContacts));
    auto group = store::find(tx, actor.account, id);
    bool const is_seen = group && (sees_all(actor) || store::is_seen_by(tx, *group, actor.membership));
    return is_seen ? Result<Group> { *std::move(group) } : refuse("not_found");
}

std::optional<Group> find_by_name(db::Transaction& tx, AccountId const& account, GroupName const& name)
{
    return store::find_by_name(tx, account, name);
}

bool may_change(db::Transaction& tx, Actor const& actor, Group const& group)
{
    return sees_all(actor) ||
        (actor.may(Permission::CreateClientGroups) && store::is_managed_by(tx, group, actor.membership));
}

Result<void> check_may_change(db::Transaction& tx, Actor const& actor, Group const& group)
{
    return may_change(tx, actor, group) ? Result<void> {} : refuse("forbidden");
}

std::map<GroupId, std::vector<Person>> managers_of(
    db::Transaction& tx, AccountId const& account, std::vector<Group> const& groups)
{
    return store::managers_of(tx, account, groups);
}

std::map<GroupId, std::int64_t> sizes_of(
    db::Transaction& tx, AccountId const& account, std::vector<Group> const& groups)
{
    return store::sizes_of(tx, account, groups);
}

std::vector<Member> members_of(db::Transaction& tx, Group const& group) { return store::members_of(tx, group); }

std::map<MembershipId, std::vector<Group>> list_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& clients)
{
    return store::list_of(tx, account, clients);
}

Result<Group> create(db::Transaction& tx, Actor const& actor, NewGroup const& wanted)
{
    TRY(check_may(actor, Permission::CreateClientGroups));
    lock_people(tx, actor, wanted.managers, wanted.members);
    TRY(check_managers(tx, actor, wanted.managers));
    TRY(check_members(tx, actor, wanted.members));
    Group const group { actor.account, GroupId::make(), wanted.name, wanted.description, actor.membership, 1,
        tx.now() };
    if (!totals::raise(tx, actor.account, counted_as, most_groups))
        return refuse("too_many_groups");
    if (!store::insert(tx, group))
        return refuse("name_taken", "name", "is the name of another group");
    store::set_managers(tx, group, wanted.managers.empty() ? std::vector { actor.membership } : wanted.managers);
    for (auto const& client : wanted.members)
        store::insert_member(tx, group, client, tx.now());
    record(tx, actor, "client_group.created", group);
    return group;
}

Result<Group> change(db::Transaction& tx, Actor const& actor, Group const& before, Change const& wanted)
{
    TRY(check_may_change(tx, actor, before));
    if (wanted.managers) {
        lock_people(tx, actor, *wanted.managers, {});
        TRY(check_managers(tx, actor, *wanted.managers));
    }
    auto after = before;
    after.name = wanted.name.value_or(before.name);
    after.description = wanted.description.value_or(before.description);
    if (store::is_name_of_another(tx, after))
        return refuse("name_taken", "name", "is the name of another group");
    if (!store::update(tx, after))
        return refuse("stale");
    if (wanted.managers)
        store::set_managers(tx, after, *wanted.managers);
    events::Differences differences;
    differences.add("name", before.name.text(), after.name.text());
    differences.add("description", before.description, after.description);
    record(tx, actor, "client_group.changed", after, differences.json());
    ++after.version;
    return after;
}

Result<void> remove(db::Transaction& tx, Actor const& actor, Group const& group)
{
    TRY(check_may_change(tx, actor, group));
    if (!store::remove(tx, group))
        return refuse("stale");
    totals::lower(tx, actor.account, counted_as);
    record(tx, actor, "client_group.deleted", group);
    return {};
}

Result<void> add(db::Transaction& tx, Actor const& actor, Group const& group, MembershipId const& id)
{
    TRY(check_may_change(tx, actor, group));
    lock_people(tx, actor, {}, { id });
    auto const client = find_client(tx, actor, id);
    if (!client)
        return refuse("not_found");
    bool const is_new = TRY(put(tx, group, id, tx.now()));
    if (is_new)
        record(tx, actor, "client_group.member_added", group, data_of(*client));
    return {};
}

Result<void> withdraw(db::Transaction& tx, Actor const& actor, Group const& group, MembershipId const& id)
{
    TRY(check_may_change(tx, actor, group));
    auto const client = memberships::find(tx, actor.account, id);
    if (!client || client->kind != memberships::Kind::Client)
        return refuse("not_found");
    if (!store::remove_member(tx, group, id))
        return {};
    store::raise_version(tx, group);
    record(tx, actor, "client_group.member_removed", group, data_of(*client));
    return {};
}

std::vector<Place> places_of(db::Transaction& tx, AccountId const& account, MembershipId const& client)
{
    return store::list_places(tx, account, client);
}

std::vector<Place> take_places(
    db::Transaction& tx, AccountId const& account, MembershipId const& client, std::vector<Place> const& wanted)
{
    std::vector<Place> taken;
    for (auto const& place : wanted) {
        auto const group = store::find(tx, account, place.group);
        // One that is full, or gone at this moment, is left as it was.
        if (group && db::attempt(tx, [&] { return put(tx, *group, client, place.since); }).value_or(false))
            taken.push_back(place);
    }
    return taken;
}

void leave_places(
    db::Transaction& tx, AccountId const& account, MembershipId const& client, std::vector<GroupId> const& groups)
{
    for (auto const& id : groups) {
        auto const group = store::find(tx, account, id);
        if (group && store::raise_version(tx, *group))
            store::remove_member(tx, *group, client);
    }
}

void drop_member(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    store::drop_member(tx, account, member);
}

std::int64_t count_managed_by(db::Transaction& tx, AccountId const& account, MembershipId const& user)
{
    return store::count_managed_by(tx, account, user);
}

void drop_manager(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    store::drop_manager(tx, account, member);
}

std::vector<MembershipId> audience_of(db::Transaction& tx, AccountId const& account, GroupId const& id)
{
    return store::audience_of(tx, account, id);
}

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_strange(tx, account))
        findings.push_back("client group: " + id + " is in it, and no client");
    if (store::count(tx, account, {}, {}) != totals::of(tx, account, counted_as))
        findings.push_back("account " + account.text() + ": has another number of client groups than is noted");
    return findings;
}

}
