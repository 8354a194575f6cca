// Who is in a team, and who could be.

#include "http/page.h"
#include "teams/teams_http.h"
#include "teams/teams_paths.h"

namespace kith::teams {
namespace {

using memberships::Membership;

// Anybody of the account sees so much of a colleague.
struct TeamMember {
    MembershipId id;
    PersonId person_id;
    PersonName first_name;
    PersonName last_name;
    std::string display_name;
    EmailAddress email;
    std::string job_title;
    memberships::State state;
    std::optional<std::string> avatar_url;
};
BOOST_DESCRIBE_STRUCT(
    TeamMember, (), (id, person_id, first_name, last_name, display_name, email, job_title, state, avatar_url))

struct MemberQuery {
    std::optional<std::string> q;
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(MemberQuery, (), (q, limit, cursor, total))

struct MemberPage {
    std::vector<TeamMember> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(MemberPage, (), (items, next_cursor, total))

TeamMember shown(Membership const& member, Time now)
{
    return { member.id, member.person, member.first_name, member.last_name, member.display_name(), member.email,
        member.details.job_title, member.state_at(now), memberships::avatar_url(member) };
}

Result<memberships::Listing> listing_of(MemberQuery const& query)
{
    memberships::Listing listing;
    listing.text = query.q.value_or("");
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    return listing;
}

MemberPage page_of(http::Call& call, db::Transaction& tx, AccountId const& account, memberships::Listing const& listing,
    bool with_total)
{
    MemberPage page;
    if (with_total)
        page.total = memberships::count(tx, account, listing);
    auto members = memberships::list(tx, account, listing);
    page.next_cursor = http::end_page(call, members, listing, [](memberships::Membership const& last) {
        return http::Cursor { "name", memberships::sort_key(last, memberships::Sort::Name), last.id.text() };
    });
    for (auto const& member : members)
        page.items.push_back(shown(member, tx.now()));
    return page;
}

Result<MemberPage> get_members(http::Call& call, db::Transaction& tx, http::Query<MemberQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const team = TRY(get(tx, actor, team_in(call)));
    auto const query = TRY(parameters.read());
    auto listing = TRY(listing_of(query));
    listing.facet = facet_of(team.id);
    return page_of(call, tx, actor.account, std::move(listing), query.total.value_or(false));
}

Result<MemberPage> get_candidates(http::Call& call, db::Transaction& tx, http::Query<MemberQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const team = TRY(get(tx, actor, team_in(call)));
    TRY(check_may_change(actor, team));
    auto const query = TRY(parameters.read());
    auto listing = TRY(listing_of(query));
    listing.state = memberships::State::Active;
    listing.without_facet = facet_of(team.id);
    return page_of(call, tx, actor.account, std::move(listing), query.total.value_or(false));
}

MembershipId member_in(http::Call const& call) { return MembershipId::from_text(call.path_parameter("user")); }

Result<TeamMember> put_member(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const team = TRY(get(tx, actor, team_in(call)));
    auto const member = TRY(add(tx, actor, team, member_in(call)));
    return shown(member, tx.now());
}

Result<http::NoContent> delete_member(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const team = TRY(get(tx, actor, team_in(call)));
    TRY(withdraw(tx, actor, team, member_in(call)));
    return http::NoContent {};
}

}

void add_member_routes(http::Router& router)
{
    auto const members = std::string { one_team } + "/members";
    router.get(members, "Lists who is in a team, inactive users too", get_members);
    router.get(std::string { one_team } + "/candidates", "Lists who could be added to a team", get_candidates);
    router.put(members + "/{user}", "Adds a user to a team", put_member);
    router.remove(members + "/{user}", "Takes a user out of a team; anybody may leave", delete_member);
}

}
