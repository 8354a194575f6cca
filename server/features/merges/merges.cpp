#include "merges/merges.h"

#include "events/entries.h"
#include "merges/merges_parts.h"
#include "merges/merges_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::merges {
namespace {

constexpr int most_listed = 50;
constexpr int most_exported = 10'000;

// Who looked after either, and the groups that have other members now.
Told told_of(db::Transaction& tx, Actor const& actor, Pair const& pair)
{
    Told told;
    if (!pair.keep.client)
        return told;
    for (auto const& [user, since] : clients::ties_of(tx, *pair.keep.client).users)
        told.users.push_back(user);
    if (std::ranges::find(told.users, actor.membership) == told.users.end())
        told.users.push_back(actor.membership);
    for (auto const& [group, since] : pair.ties.groups)
        told.groups.push_back(group);
    return told;
}

Merge merge_of(db::Transaction& tx, Actor const& actor, Pair const& pair, WayBack const& back)
{
    bool const is_private = pair.keep.card || pair.drop.card;
    return { actor.account, MergeId::make(), actor.membership, pair.keep.ref, pair.drop.ref, back.after.display_name(),
        is_private, State::Merged, json::write(back), tx.now(), tx.now() + undo_limit };
}

}

Result<Merge> merge(db::Transaction& tx, Actor const& actor, Wanted const& wanted)
{
    events::Postponed events { tx };
    auto const pair = TRY(lock_pair(tx, actor, wanted));
    auto const back = TRY(carry_out(tx, actor, pair));
    auto const made = merge_of(tx, actor, pair, back);
    store::insert(tx, made);
    record(tx, actor, "merge.made", made, told_of(tx, actor, pair));
    events.write();
    return made;
}

std::vector<Merge> list(db::Transaction& tx, Reader const& reader)
{
    bool const sees_all = reader.actor.may(Permission::ViewAllClients);
    return store::list(tx, reader.actor.account, reader.oneself.membership, sees_all, most_listed);
}

std::vector<Merge> list_of(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return store::list_of(tx, account, member, most_exported);
}

void forget(db::Transaction& tx, AccountId const& account, MembershipId const& client)
{
    store::remove_all_with(tx, account, { Kind::Client, client.text() });
}

void remove_all_of(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    store::remove_all_of(tx, account, owner);
}

void sweep(db::Transaction& tx) { store::remove_expired(tx); }

}
