#include "workspaces/workspaces.h"

#include "base/text.h"
#include "events/differences.h"
#include "totals/totals.h"
#include "workspaces/workspaces_parts.h"

#include <algorithm>

namespace kith::workspaces {
namespace {

std::vector<WorkspaceId> ids_of(std::vector<Workspace> const& all)
{
    std::vector<WorkspaceId> ids;
    std::ranges::transform(all, std::back_inserter(ids), &Workspace::id);
    return ids;
}

std::map<AccountId, std::vector<Workspace>> by_host(std::vector<Workspace> const& all)
{
    std::map<AccountId, std::vector<Workspace>> hosts;
    for (auto const& one : all)
        hosts[one.host].push_back(one);
    return hosts;
}

// Behind the lock of his membership: he stays what he is until the end of the transaction.
Result<void> check_heir(db::Transaction& tx, Workspace const& held, MembershipId const& heir)
{
    auto const member = memberships::find(tx, held.host, heir);
    auto const place = store::find_place(tx, held.host, held.id, heir);
    bool const is_user = place && place->kind == MemberKind::Internal && member && member->is_active(tx.now());
    return is_user ? Result<void> {} : refuse_field("owner", "invalid", "must be an active user who is in it");
}

std::string name_of(db::Transaction& tx, AccountId const& account, std::optional<MembershipId> const& id)
{
    auto const member = id ? memberships::find(tx, account, *id) : std::nullopt;
    return member ? member->display_name() : std::string {};
}

events::Differences differences_of(db::Transaction& tx, Workspace const& before, Workspace const& after)
{
    events::Differences differences;
    differences.add("name", before.name.text(), after.name.text());
    differences.add_switch("archived", before.archived_at.has_value(), after.archived_at.has_value());
    if (before.owner != after.owner)
        differences.add("owner", name_of(tx, before.host, before.owner), name_of(tx, after.host, after.owner));
    return differences;
}

}

Reader reader_of(Actor const& actor) { return { actor.account, actor.membership }; }

Reader reader_of(memberships::Membership const& member) { return { member.account, member.id }; }

std::vector<Workspace> list(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    return store::list(tx, reader, wanted);
}

std::int64_t count(db::Transaction& tx, Reader const& reader, Listing const& wanted)
{
    return store::count(tx, reader, wanted);
}

std::string sort_key(Workspace const& one) { return fold_key(one.name.text()); }

Result<Workspace> get(db::Transaction& tx, Reader const& reader, WorkspaceId const& id)
{
    auto found = store::find(tx, reader, id);
    return found ? Result<Workspace> { *std::move(found) } : refuse("not_found");
}

std::optional<Workspace> find(db::Transaction& tx, AccountId const& account, WorkspaceId const& id)
{
    return store::find_row(tx, account, id);
}

std::vector<Workspace> list_in_common(
    db::Transaction& tx, Reader const& reader, AccountId const& account, MembershipId const& other, int limit)
{
    auto mine = store::list_newest(tx, reader, most_of_member);
    std::vector<WorkspaceId> common;
    for (auto const& [host, all] : by_host(mine)) {
        auto const with = store::list_with(tx, host, account, other, ids_of(all));
        common.insert(common.end(), with.begin(), with.end());
    }
    std::ranges::sort(common);
    std::erase_if(mine, [&](Workspace const& one) { return !std::ranges::binary_search(common, one.id); });
    mine.resize(std::min(mine.size(), static_cast<std::size_t>(limit)));
    return mine;
}

std::vector<Member> members_of(db::Transaction& tx, Workspace const& one)
{
    return store::members_of(tx, one.host, one.id);
}

std::map<WorkspaceId, std::int64_t> sizes_of(db::Transaction& tx, std::vector<Workspace> const& all)
{
    std::map<WorkspaceId, std::int64_t> sizes;
    for (auto const& [host, hosted] : by_host(all))
        sizes.merge(store::sizes_of(tx, host, ids_of(hosted)));
    return sizes;
}

std::map<WorkspaceId, Owner> owners_of(db::Transaction& tx, std::vector<Workspace> const& all)
{
    std::map<WorkspaceId, Owner> owners;
    for (auto const& [host, hosted] : by_host(all))
        owners.merge(store::owners_of(tx, host, ids_of(hosted)));
    return owners;
}

std::vector<std::string> list_companies(db::Transaction& tx, Workspace const& one)
{
    return store::list_companies(tx, one.host, one.id);
}

std::vector<MembershipId> list_members(db::Transaction& tx, AccountId const& account, WorkspaceId const& id)
{
    return store::list_members(tx, account, id);
}

Result<void> check_may_invite(Actor const& actor, Workspace const& one)
{
    TRY(check_may(actor, Permission::UseWorkspaces));
    return one.is_own() ? Result<void> {} : refuse("forbidden");
}

Result<void> check_owns(Actor const& actor, Workspace const& one)
{
    TRY(check_may_invite(actor, one));
    return one.owner == actor.membership ? Result<void> {} : refuse("forbidden");
}

Result<Workspace> create(db::Transaction& tx, Actor const& actor, NewWorkspace const& wanted)
{
    TRY(check_may(actor, Permission::UseWorkspaces));
    auto const self = memberships::lock(tx, actor.account, actor.membership);
    if (!self || !self->is_active(tx.now()))
        return refuse("forbidden"); // he was removed at this moment
    if (store::count_owned(tx, actor.account, actor.membership) >= most_of_member)
        return refuse("in_too_many_workspaces");
    if (!totals::raise(tx, actor.account, counted_as, most_workspaces))
        return refuse("too_many_workspaces");
    Workspace const made { actor.account, WorkspaceId::make(), actor.account, "", wanted.name, actor.membership,
        wanted.origin, {}, 1, tx.now(), tx.now() };
    store::insert(tx, made);
    store::insert_place(
        tx, { actor.account, made.id, actor.membership, MemberKind::Internal, {}, "", "", "", tx.now() });
    record(tx, actor.account, actor.source(), { { "workspace.created", made, {} } });
    return made;
}

Result<Workspace> change(db::Transaction& tx, Actor const& actor, Workspace const& seen, Change const& wanted)
{
    TRY(check_owns(actor, seen));
    if (wanted.owner)
        memberships::lock(tx, actor.account, *wanted.owner); // before the workspace, as everywhere
    auto const before = TRY(hold(tx, reader_of(actor), seen));
    TRY(check_owns(actor, before)); // it may have become another one's meanwhile
    if (before.version != seen.version)
        return refuse("stale");
    auto after = before;
    after.name = wanted.name.value_or(before.name);
    if (wanted.archived)
        after.archived_at = !*wanted.archived ? std::nullopt
            : before.archived_at              ? before.archived_at
                                              : std::optional { tx.now() };
    if (wanted.owner) {
        TRY(check_heir(tx, before, *wanted.owner));
        after.owner = *wanted.owner;
    }
    auto const differences = differences_of(tx, before, after);
    if (differences.empty())
        return before;
    auto const others = store::list_others(tx, after.host, after.id);
    after = store::update(tx, after, others);
    record(tx, actor.account, actor.source(), { { "workspace.changed", after, others, {}, differences.json() } });
    return after;
}

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_without_owner(tx, account))
        findings.push_back("workspace " + id + ": is owned by nobody who is in it");
    for (auto const& id : store::list_strange_places(tx, account))
        findings.push_back("workspace " + id + ": somebody is in it whom nothing ties to it");
    if (store::count_hosted(tx, account) != totals::of(tx, account, counted_as))
        findings.push_back("account " + account.text() + ": has another number of workspaces than is noted");
    return findings;
}

}
