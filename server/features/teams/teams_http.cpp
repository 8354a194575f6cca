#include "teams/teams_http.h"

#include "http/page.h"
#include "teams/teams_paths.h"
#include "teams/teams_rules.h"

namespace kith::teams {
namespace {

struct TeamPerson {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(TeamPerson, (), (id, display_name))

struct SizeBody {
    std::int64_t active;
    std::int64_t inactive;
};
BOOST_DESCRIBE_STRUCT(SizeBody, (), (active, inactive))

struct TeamBody {
    TeamId id;
    TeamName name;
    Color color;
    std::optional<TeamPerson> leader;
    TeamPerson created_by;
    SizeBody members;
    bool is_member;  // who asks
    bool may_change; // who asks
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(TeamBody, (), (id, name, color, leader, created_by, members, is_member, may_change, created_at))

struct TeamQuery {
    std::optional<std::string> q; // the beginning of the name
    std::optional<bool> mine;     // made by who asks, or with him
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(TeamQuery, (), (q, mine, limit, cursor, total))

struct TeamPage {
    std::vector<TeamBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(TeamPage, (), (items, next_cursor, total))

struct NewTeamBody {
    TeamName name;
    std::optional<Color> color;
};
BOOST_DESCRIBE_STRUCT(NewTeamBody, (), (name, color))

struct TeamChange {
    std::optional<TeamName> name;
    std::optional<Color> color;
    std::optional<MembershipId> leader;
};
BOOST_DESCRIBE_STRUCT(TeamChange, (), (name, color, leader))

// Shows teams to one who asks; each person is looked up once.
class Showing {
public:
    Showing(db::Transaction& tx, Actor const& actor, std::vector<Team> const& teams)
        : tx_(tx)
        , actor_(actor)
        , sizes_(sizes_of(tx, actor.account, teams))
    {}

    TeamBody shown(Team const& team)
    {
        auto const size = sizes_[team.id];
        auto leader = team.leader ? std::optional { named(*team.leader) } : std::nullopt;
        return { team.id, team.name, team.color, std::move(leader), named(team.created_by),
            { size.active, size.inactive }, is_member(tx_, team, actor_.membership), may_change(actor_, team),
            team.created_at };
    }

private:
    TeamPerson named(MembershipId const& id)
    {
        auto [name, is_new] = names_.try_emplace(id);
        if (auto const member = is_new ? memberships::find(tx_, actor_.account, id) : std::nullopt)
            name->second = member->display_name();
        return { id, name->second };
    }

    db::Transaction& tx_;
    Actor const& actor_;
    std::map<TeamId, Size> sizes_;
    std::map<MembershipId, std::string> names_;
};

TeamBody shown(http::Call& call, db::Transaction& tx, Actor const& actor, Team const& team)
{
    call.set_version(team.version);
    return Showing { tx, actor, { team } }.shown(team);
}

Result<Listing> listing_of(Actor const& actor, TeamQuery const& query)
{
    Listing listing;
    if (query.mine.value_or(false) || !sees_all(actor))
        listing.of = actor.membership;
    listing.text = query.q.value_or("");
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    return listing;
}

Result<TeamPage> get_teams(http::Call& call, db::Transaction& tx, http::Query<TeamQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may_look(actor));
    auto const query = TRY(parameters.read());
    auto const listing = TRY(listing_of(actor, query));
    TeamPage page;
    if (query.total.value_or(false))
        page.total = count(tx, actor.account, listing);
    auto teams = list(tx, actor.account, listing);
    page.next_cursor = http::end_page(
        call, teams, listing, [](Team const& last) { return http::Cursor { "name", sort_key(last), last.id.text() }; });
    Showing showing { tx, actor, teams };
    for (auto const& team : teams)
        page.items.push_back(showing.shown(team));
    return page;
}

Result<http::Created<TeamBody>> post_team(http::Call& call, db::Transaction& tx, http::Body<NewTeamBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::CreateTeams));
    auto const input = TRY(body.read());
    auto const team = TRY(create(tx, actor, { input.name, input.color.value_or(Color::Gray) }));
    return http::Created<TeamBody> { shown(call, tx, actor, team) };
}

Result<TeamBody> get_team(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const team = TRY(get(tx, actor, team_in(call)));
    return shown(call, tx, actor, team);
}

Result<TeamBody> patch_team(http::Call& call, db::Transaction& tx, http::Body<TeamChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const before = TRY(get(tx, actor, team_in(call)));
    TRY(check_may_change(actor, before));
    TRY(call.check_version(before.version));
    auto const input = TRY(body.read());
    auto const after = TRY(change(tx, actor, before, { input.name, input.color, input.leader }));
    return shown(call, tx, actor, after);
}

Result<http::NoContent> delete_team(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const team = TRY(get(tx, actor, team_in(call)));
    TRY(check_may_change(actor, team));
    TRY(call.check_version(team.version));
    TRY(remove(tx, actor, team));
    return http::NoContent {};
}

}

std::vector<TeamRef> shown_refs(std::vector<Team> const& teams)
{
    std::vector<TeamRef> refs;
    for (auto const& team : teams)
        refs.push_back({ team.id, team.name.text() });
    return refs;
}

void add_routes(http::Router& router)
{
    router.get(all_teams, "Lists teams by name: all to who manages users, others those they made or are in", get_teams);
    router.post(all_teams, "Makes a team, which one leads and is in", post_team);
    router.get(one_team, "Shows a team", get_team);
    router.patch(one_team, "Changes a team: its name, its color, who leads it", patch_team);
    router.remove(one_team, "Deletes a team; its people stay", delete_team);
    add_member_routes(router);
}

}
