// Coming into a workspace, and going out of it.

#include "totals/totals.h"
#include "workspaces/workspaces_mail.h"
#include "workspaces/workspaces_parts.h"
#include "workspaces/workspaces_rules.h"

#include <algorithm>
#include <limits>
#include <set>

namespace kith::workspaces {
namespace {

MemberKind kind_of(Newcomer const& one)
{
    if (!one.connection.empty())
        return MemberKind::Connection;
    return one.member.kind == memberships::Kind::Client ? MemberKind::Client : MemberKind::Internal;
}

store::Place place_of(Workspace const& held, Newcomer const& one, Time now)
{
    store::Place place { held.host, held.id, one.member.id, kind_of(one), {}, one.connection, "", "", now };
    if (place.kind != MemberKind::Connection)
        return place;
    place.peer_account = one.member.account;
    place.display_name = one.member.display_name();
    place.company = one.company;
    return place;
}

// What the account of a connection sees of it: the room, and his own place.
void show_outside(db::Transaction& tx, Workspace const& held, Newcomer const& one)
{
    auto seen = held;
    seen.account = one.member.account;
    seen.host_name = store::company_of(tx, held.host);
    seen.owner.reset();
    seen.origin.clear();
    store::insert(tx, seen);
    store::insert_place(tx,
        { one.member.account, held.id, one.member.id, MemberKind::Connection, held.host, one.connection, "", "",
            tx.now() });
}

// How many they are in, as people of the account or as guests of another one, each in what his own account says.
std::map<MembershipId, std::int64_t> counts_of(db::Transaction& tx, std::vector<Newcomer> const& newcomers)
{
    std::map<std::pair<AccountId, store::PlaceKind>, std::vector<MembershipId>> groups;
    for (auto const& one : newcomers) {
        auto const kind = one.connection.empty() ? store::PlaceKind::Own : store::PlaceKind::Guest;
        groups[{ one.member.account, kind }].push_back(one.member.id);
    }
    std::map<MembershipId, std::int64_t> counts;
    for (auto const& [group, members] : groups)
        counts.merge(store::counts_of_members(tx, group.first, group.second, members));
    return counts;
}

// Puts newcomers in, one after the other.
class Door {
public:
    Door(db::Transaction& tx, Workspace held, std::vector<Newcomer> const& newcomers)
        : tx_(tx)
        , held_(std::move(held))
        , counts_(counts_of(tx, newcomers))
    {
        auto const members = store::list_members(tx, held_.host, held_.id);
        inside_.insert(members.begin(), members.end());
    }

    Brought let_in(Newcomer const& one)
    {
        auto const& id = one.member.id;
        if (inside_.contains(id))
            return { id, Outcome::Already };
        if (std::ssize(inside_) >= most_members)
            return { id, Outcome::Refused, "too_many_members" };
        if (counts_[id] >= most_of_member)
            return { id, Outcome::Refused, "in_too_many_workspaces" };
        store::insert_place(tx_, place_of(held_, one, tx_.now()));
        if (!one.connection.empty())
            show_outside(tx_, held_, one);
        inside_.insert(id);
        return { id, Outcome::Added };
    }

private:
    db::Transaction& tx_;
    Workspace held_;
    std::map<MembershipId, std::int64_t> counts_;
    std::set<MembershipId> inside_;
};

std::string shown_name(db::Transaction& tx, store::Place const& place)
{
    auto const member = place.peer_account ? std::nullopt : memberships::find(tx, place.account, place.member);
    return member ? member->display_name() : place.display_name;
}

// An account has so many with a user in them: those that only clients keep are nobody's to end.
void count_change(db::Transaction& tx, Workspace const& before, Workspace const& after)
{
    if (before.owner && !after.owner)
        totals::lower(tx, before.host, counted_as);
    if (!before.owner && after.owner)
        totals::raise(tx, before.host, counted_as, std::numeric_limits<int>::max()); // it is there already
}

Workspace go(db::Transaction& tx, Workspace const& held, store::Place const& place)
{
    auto const others = store::list_others(tx, held.host, held.id);
    take_place(tx, place);
    return settle(tx, held, others);
}

}

Result<Workspace> hold(db::Transaction& tx, Reader const& reader, Workspace const& seen)
{
    auto held = store::lock(tx, seen.host, seen.id);
    bool const is_in = held && store::find(tx, reader, seen.id);
    return is_in ? Result<Workspace> { *std::move(held) } : refuse("not_found");
}

Workspace settle(db::Transaction& tx, Workspace const& held, std::vector<AccountId> const& others)
{
    auto after = held;
    after.owner = owner_among(store::list_users(tx, held.host, held.id), held.owner);
    count_change(tx, held, after);
    if (store::count_places(tx, held.host, held.id) == 0) {
        store::remove(tx, held);
        return held;
    }
    if (!after.owner && !after.archived_at)
        after.archived_at = tx.now(); // nobody is left who could
    return store::update(tx, after, others);
}

bool take_place(db::Transaction& tx, store::Place const& at_host)
{
    if (!store::remove_place(tx, at_host.account, at_host.workspace, at_host.member))
        return false;
    if (!at_host.peer_account)
        return true;
    auto const& other = *at_host.peer_account;
    store::remove_place(tx, other, at_host.workspace, at_host.member);
    if (store::count_places(tx, other, at_host.workspace) == 0)
        store::remove_row(tx, other, at_host.workspace);
    return true;
}

Note::Moved moved(store::Place const& place, std::string const& display_name)
{
    return { place.peer_account.value_or(place.account), place.member, display_name };
}

Result<std::vector<Brought>> add(
    db::Transaction& tx, Actor const& actor, Workspace const& seen, std::vector<Newcomer> const& newcomers)
{
    TRY(check_may_invite(actor, seen));
    auto const held = TRY(hold(tx, reader_of(actor), seen));
    if (held.archived_at)
        return refuse("wrong_state");
    Door door { tx, held, newcomers };
    std::vector<Brought> all;
    std::vector<Note::Moved> came;
    std::vector<memberships::Membership> told;
    for (auto const& one : newcomers) {
        all.push_back(door.let_in(one));
        if (all.back().outcome != Outcome::Added)
            continue;
        came.push_back({ one.member.account, one.member.id, one.member.display_name() });
        if (kind_of(one) == MemberKind::Client && one.member.is_active(tx.now()))
            told.push_back(one.member);
    }
    if (came.empty())
        return all;
    queue_notices(tx, actor, held, told);
    auto const others = store::list_others(tx, held.host, held.id);
    auto const after = store::update(tx, held, others);
    record(tx, actor.account, actor.source(), { { "workspace.members_added", after, others, std::move(came) } });
    return all;
}

Result<void> remove(db::Transaction& tx, Actor const& actor, Workspace const& seen, MembershipId const& member)
{
    TRY(check_owns(actor, seen));
    auto const held = TRY(hold(tx, reader_of(actor), seen));
    TRY(check_owns(actor, held));
    auto const place = store::find_place(tx, held.host, held.id, member);
    if (!place || member == actor.membership)
        return refuse("not_found");
    auto const who = moved(*place, shown_name(tx, *place));
    auto const others = store::list_others(tx, held.host, held.id);
    auto const after = go(tx, held, *place);
    record(tx, actor.account, actor.source(), { { "workspace.member_removed", after, others, { who } } });
    return {};
}

Result<void> leave(db::Transaction& tx, events::Source const& source, Reader const& reader, WorkspaceId const& id)
{
    auto const seen = TRY(get(tx, reader, id));
    auto const held = TRY(hold(tx, reader, seen));
    auto const place = store::find_place(tx, held.host, held.id, reader.member);
    if (!place)
        return refuse("not_found");
    auto const who = moved(*place, shown_name(tx, *place));
    auto const others = store::list_others(tx, held.host, held.id);
    auto const after = go(tx, held, *place);
    record(tx, reader.account, source, { { "workspace.member_left", after, others, { who } } });
    return {};
}

}
