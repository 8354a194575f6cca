#pragma once

// Teams are named sets of internal users. Who makes one leads it and is in it; he, whoever
// leads it later, and who runs the account change it. Everybody may leave by himself.
//
// A member who is made inactive stays in his teams, and is counted apart; one who is removed
// leaves them. A team whose leader leaves has none, until somebody is named.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"

#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::teams {

using TeamId = Id<struct TeamTag>;
// As names of people, and & + / ! too; unique in its account, whatever its case.
using TeamName = AccountName;

enum class Color { Gray, Red, Orange, Green, Teal, Blue, Violet, Pink };
BOOST_DESCRIBE_ENUM(Color, Gray, Red, Orange, Green, Teal, Blue, Violet, Pink)

inline constexpr int most_teams = 1000; // of an account
inline constexpr int most_of_member = 100;

struct Team {
    AccountId account;
    TeamId id;
    TeamName name;
    Color color = Color::Gray;
    std::optional<MembershipId> leader;
    MembershipId created_by;
    std::int64_t version = 1; // changes with its members, too
    Time created_at {};
};

struct Size {
    std::int64_t active = 0;
    std::int64_t inactive = 0;
};

// --- Finding them

// Whether he sees all teams of the account, or those only that he made or is in.
bool sees_all(Actor const&);

struct Listing {
    std::optional<MembershipId> of; // made by him, or with him
    std::string text;               // the name begins with it
    std::string after_key;          // of the last row seen
    std::string after_id;
    int limit = 25;
};
std::vector<Team> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Where it stands in that order: what a cursor holds.
std::string sort_key(Team const&);
std::map<TeamId, Size> sizes_of(db::Transaction&, AccountId const&, std::vector<Team> const&);

// Refuses: forbidden, not_found (also for a team that he may not see).
Result<Team> get(db::Transaction&, Actor const&, TeamId const&);
bool is_member(db::Transaction&, Team const&, MembershipId const&);
// What is left of these, by name.
std::vector<Team> list_by_ids(db::Transaction&, AccountId const&, std::vector<TeamId> const&);
// By name, of each who is in any; one statement for many.
std::map<MembershipId, std::vector<Team>> list_of(db::Transaction&, AccountId const&, std::vector<MembershipId> const&);
std::vector<TeamId> ids_of(std::vector<Team> const&);
// What memberships::Listing calls it.
std::string facet_of(TeamId const&);

// --- Changing them (teams.cpp)

struct NewTeam {
    TeamName name;
    Color color = Color::Gray;
};
// Refuses: forbidden, name_taken, too_many_teams, in_too_many_teams.
Result<Team> create(db::Transaction&, Actor const&, NewTeam const&);

struct Change {
    std::optional<TeamName> name;
    std::optional<Color> color;
    std::optional<MembershipId> leader;
};
// Refuses: forbidden.
Result<void> check_may_change(Actor const&, Team const&);
bool may_change(Actor const&, Team const&);
// Refuses: forbidden, name_taken, stale, validation (the leader is not in it).
Result<Team> change(db::Transaction&, Actor const&, Team const& before, Change const&);
// Refuses: forbidden, stale.
Result<void> remove(db::Transaction&, Actor const&, Team const&);

// --- Who is in them (team_members.cpp)

// Who is in already stays in. Refuses: forbidden, not_found (no such user), in_too_many_teams.
Result<memberships::Membership> add(db::Transaction&, Actor const&, Team const&, MembershipId const&);
// Who is not in stays out. Refuses: forbidden, not_found (no such user).
Result<void> withdraw(db::Transaction&, Actor const&, Team const&, MembershipId const&);

// Which teams somebody enters and leaves. Planned first, then carried out, and recorded when
// every row is written.
struct Moves {
    std::vector<Team> in;
    std::vector<Team> out;
    bool are_none() const { return in.empty() && out.empty(); }
};
// Until he is in these and no others. Refuses: forbidden and validation, of `teams`.
Result<Moves> plan(db::Transaction&, Actor const&, std::optional<MembershipId> const&, std::vector<TeamId> const&);
// Those that are still there and that the inviter may still give.
Moves plan_of_invitation(db::Transaction&, memberships::Membership const& inviter, Permissions const& of_inviter,
    std::vector<TeamId> const&);
// All he is in.
Moves plan_to_leave(db::Transaction&, memberships::Membership const&);

// The member's row is changed before, or here. Refuses: stale, in_too_many_teams,
// validation (`teams`: one was deleted meanwhile).
Result<memberships::Membership> move(db::Transaction&, memberships::Membership const&, Moves const&);
void record(db::Transaction&, events::Source const&, memberships::Membership const&, Moves const&);
// Who came or went by that event, if somebody did.
std::optional<MembershipId> moved_by(events::Event const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
