// Entering and leaving teams.

#include "teams/teams.h"
#include "teams/teams_rules.h"
#include "teams/teams_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::teams {
namespace {

using memberships::Membership;

struct MoveData {
    std::string member;
    MembershipId membership_id;
};
BOOST_DESCRIBE_STRUCT(MoveData, (), (member, membership_id))

std::vector<std::string> facets_of(std::vector<Team> const& teams)
{
    std::vector<std::string> facets;
    for (auto const& team : teams)
        facets.push_back(facet_of(team.id));
    return facets;
}

bool contains(std::vector<Team> const& teams, Team const& team)
{
    return std::ranges::find(teams, team.id, &Team::id) != teams.end();
}

std::vector<Team> teams_of(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return store::list_of(tx, account, { member })[member];
}

// Of what is asked for all must be there, each once.
Result<std::vector<Team>> find_all(db::Transaction& tx, AccountId const& account, std::vector<TeamId> ids)
{
    std::ranges::sort(ids);
    auto const [first, last] = std::ranges::unique(ids);
    ids.erase(first, last);
    if (ids.size() > most_of_member)
        return refuse_field("teams", "length", "must be at most 100 teams");
    auto teams = store::list_by_ids(tx, account, ids);
    if (teams.size() < ids.size())
        return refuse_field("teams", "invalid", "must be teams of this account");
    return teams;
}

Result<void> check_may_change_all(Actor const& actor, std::vector<Team> const& teams)
{
    for (auto const& team : teams) {
        if (!may_change(actor, team))
            return refuse("forbidden", "teams", "are changed by who leads them, or runs the account");
    }
    return {};
}

void in_one_order(std::vector<Team>& teams) { std::ranges::sort(teams, {}, &Team::id); }

Result<Membership> lock_user(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto member = memberships::lock(tx, account, id);
    return member && member->is_user() ? Result<Membership> { *std::move(member) } : refuse("not_found");
}

Result<Membership> move_and_record(
    db::Transaction& tx, Actor const& actor, Membership const& member, Moves const& moves)
{
    auto moved = TRY(move(tx, member, moves));
    record(tx, actor.source(), moved, moves);
    return moved;
}

}

Result<Membership> add(db::Transaction& tx, Actor const& actor, Team const& team, MembershipId const& id)
{
    TRY(check_may_change(actor, team));
    auto const member = TRY(lock_user(tx, team.account, id));
    if (store::is_member(tx, team, id))
        return member;
    return move_and_record(tx, actor, member, { { team }, {} });
}

Result<void> withdraw(db::Transaction& tx, Actor const& actor, Team const& team, MembershipId const& id)
{
    TRY(check_may_withdraw(actor, team, id));
    auto const member = TRY(lock_user(tx, team.account, id));
    if (!store::is_member(tx, team, id))
        return {};
    TRY(move_and_record(tx, actor, member, { {}, { team } }));
    return {};
}

Result<Moves> plan(
    db::Transaction& tx, Actor const& actor, std::optional<MembershipId> const& member, std::vector<TeamId> const& ids)
{
    auto const wanted = TRY(find_all(tx, actor.account, ids));
    auto const held = member ? teams_of(tx, actor.account, *member) : std::vector<Team> {};
    Moves moves;
    std::ranges::copy_if(wanted, std::back_inserter(moves.in), [&](Team const& t) { return !contains(held, t); });
    std::ranges::copy_if(held, std::back_inserter(moves.out), [&](Team const& t) { return !contains(wanted, t); });
    TRY(check_may_change_all(actor, moves.in));
    TRY(check_may_change_all(actor, moves.out));
    return moves;
}

Moves plan_of_invitation(
    db::Transaction& tx, Membership const& inviter, Permissions const& of_inviter, std::vector<TeamId> const& ids)
{
    Moves moves;
    for (auto& team : store::list_by_ids(tx, inviter.account, ids)) {
        bool const may = may_manage(of_inviter, inviter.rights.standing_at(tx.now()), inviter.id, team);
        if (may && store::lock(tx, team)) // nobody deletes it meanwhile
            moves.in.push_back(std::move(team));
    }
    return moves;
}

Moves plan_to_leave(db::Transaction& tx, Membership const& member)
{
    return { {}, teams_of(tx, member.account, member.id) };
}

Result<Membership> move(db::Transaction& tx, Membership const& member, Moves const& planned)
{
    if (planned.are_none())
        return member;
    auto moves = planned;
    in_one_order(moves.in);
    in_one_order(moves.out);
    auto const moved = TRY(memberships::set_facets(tx, member, facets_of(moves.in), facets_of(moves.out)));
    for (auto const& team : moves.out)
        store::remove_member(tx, team, member.id);
    for (auto const& team : moves.in) {
        if (!store::lock(tx, team))
            return refuse_field("teams", "invalid", "must be teams of this account");
        store::insert_member(tx, team, member.id);
    }
    if (!moves.in.empty() && store::count_of(tx, member.account, member.id) > most_of_member)
        return refuse("in_too_many_teams", "teams", "would be more than 100");
    return moved;
}

void record(db::Transaction& tx, events::Source const& source, Membership const& member, Moves const& moves)
{
    auto const data = json::write(MoveData { member.display_name(), member.id });
    auto record_each = [&](std::vector<Team> const& teams, char const* operation) {
        for (auto const& team : teams)
            events::record(tx, team.account, source, operation, { "team", team.id.text(), team.name.text() }, data);
    };
    record_each(moves.out, "team.member_removed");
    record_each(moves.in, "team.member_added");
}

std::optional<MembershipId> moved_by(events::Event const& event)
{
    if (!event.operation.starts_with("team.member_"))
        return {};
    return json::parse<MoveData>(event.data).value().membership_id;
}

}
