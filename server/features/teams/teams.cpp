#include "teams/teams.h"

#include "base/enum_text.h"
#include "base/text.h"
#include "events/differences.h"
#include "teams/teams_rules.h"
#include "teams/teams_store.h"
#include "totals/totals.h"

namespace kith::teams {
namespace {

constexpr std::string_view totalled = "teams";

events::Target target(Team const& team) { return { "team", team.id.text(), team.name.text() }; }

std::string name_of(db::Transaction& tx, AccountId const& account, std::optional<MembershipId> const& id)
{
    auto const member = id ? memberships::find(tx, account, *id) : std::nullopt;
    return member ? member->display_name() : std::string {};
}

events::Differences differences_of(db::Transaction& tx, Team const& before, Team const& after)
{
    events::Differences all;
    all.add("name", before.name.text(), after.name.text());
    all.add("color", enum_text(before.color), enum_text(after.color));
    if (before.leader != after.leader)
        all.add("leader", name_of(tx, before.account, before.leader), name_of(tx, after.account, after.leader));
    return all;
}

Result<void> check_can_lead(db::Transaction& tx, Team const& team)
{
    // Behind the lock of the team: the one who is to lead it cannot leave meanwhile.
    if (!store::lock(tx, team))
        return refuse("stale");
    bool const is_in = !team.leader || store::is_member(tx, team, *team.leader);
    return is_in ? Result<void> {} : refuse_field("leader", "invalid", "must be somebody of this team");
}

}

std::vector<Team> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::list(tx, account, wanted);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::count(tx, account, wanted);
}

std::string sort_key(Team const& team) { return fold_key(team.name.text()); }

std::map<TeamId, Size> sizes_of(db::Transaction& tx, AccountId const& account, std::vector<Team> const& teams)
{
    return store::sizes_of(tx, account, teams);
}

Result<Team> get(db::Transaction& tx, Actor const& actor, TeamId const& id)
{
    TRY(check_may_look(actor));
    auto team = store::find(tx, actor.account, id);
    bool const is_seen = team &&
        (sees_all(actor) || team->created_by == actor.membership || store::is_member(tx, *team, actor.membership));
    return is_seen ? Result<Team> { *std::move(team) } : refuse("not_found");
}

bool is_member(db::Transaction& tx, Team const& team, MembershipId const& member)
{
    return store::is_member(tx, team, member);
}

std::vector<Team> list_by_ids(db::Transaction& tx, AccountId const& account, std::vector<TeamId> const& ids)
{
    return store::list_by_ids(tx, account, ids);
}

std::map<MembershipId, std::vector<Team>> list_of(
    db::Transaction& tx, AccountId const& account, std::vector<MembershipId> const& members)
{
    return store::list_of(tx, account, members);
}

std::vector<TeamId> ids_of(std::vector<Team> const& teams)
{
    std::vector<TeamId> ids;
    for (auto const& team : teams)
        ids.push_back(team.id);
    return ids;
}

std::string facet_of(TeamId const& team) { return "team:" + team.text(); }

Result<Team> create(db::Transaction& tx, Actor const& actor, NewTeam const& wanted)
{
    TRY(check_may(actor, Permission::CreateTeams));
    Team team { actor.account, TeamId::make(), wanted.name, wanted.color, actor.membership, actor.membership, 1,
        tx.now() };
    auto const maker = memberships::lock(tx, actor.account, actor.membership);
    if (!maker)
        return refuse("not_found");
    if (!totals::raise(tx, actor.account, totalled, most_teams))
        return refuse("too_many_teams");
    if (!store::insert(tx, team))
        return refuse("name_taken", "name", "is the name of another team");
    Moves const moves { { team }, {} };
    auto const member = TRY(move(tx, *maker, moves));
    events::record(tx, team.account, actor.source(), "team.created", target(team));
    record(tx, actor.source(), member, moves);
    return *store::find(tx, team.account, team.id);
}

Result<Team> change(db::Transaction& tx, Actor const& actor, Team const& before, Change const& wanted)
{
    TRY(check_may_change(actor, before));
    auto after = before;
    after.name = wanted.name.value_or(before.name);
    after.color = wanted.color.value_or(before.color);
    if (wanted.leader)
        after.leader = wanted.leader;
    auto const differences = differences_of(tx, before, after);
    if (differences.empty())
        return before;
    TRY(check_can_lead(tx, after));
    if (store::is_name_of_another(tx, after))
        return refuse("name_taken", "name", "is the name of another team");
    if (!store::update(tx, after))
        return refuse("stale");
    ++after.version;
    events::record(tx, after.account, actor.source(), "team.updated", target(after), differences.json());
    return after;
}

Result<void> remove(db::Transaction& tx, Actor const& actor, Team const& team)
{
    TRY(check_may_change(actor, team));
    if (!store::remove(tx, team))
        return refuse("stale");
    totals::lower(tx, team.account, totalled);
    store::remove_members(tx, team);
    memberships::drop_facet(tx, team.account, facet_of(team.id));
    events::record(tx, team.account, actor.source(), "team.deleted", target(team));
    return {};
}

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    auto add = [&](std::vector<std::string> const& ids, char const* kind, char const* complaint) {
        for (auto const& id : ids)
            findings.push_back(kind + id + complaint);
    };
    add(store::list_homeless(tx, account), "membership ", ": is in a team that does not exist");
    add(store::list_strangers(tx, account), "membership ", ": is in a team and no user");
    add(store::list_led_from_outside(tx, account), "team ", ": is led by somebody who is not in it");
    add(store::list_unlike_facets(tx, account), "membership ", ": lists find it in other teams than it is in");
    if (store::count(tx, account, {}) != totals::of(tx, account, totalled))
        findings.push_back("account " + account.text() + ": has another number of teams than is noted");
    return findings;
}

}
