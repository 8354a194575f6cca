#include "teams/teams_rules.h"

#include <gtest/gtest.h>

namespace kith::teams {
namespace {

Actor actor_with(Role standing, std::vector<Permission> const& permissions)
{
    Actor actor;
    actor.membership = MembershipId::from_text("me");
    actor.standing = standing;
    for (auto const permission : permissions)
        actor.permissions.add(PermissionName { permission });
    return actor;
}

Team team_of(char const* creator, std::optional<MembershipId> leader)
{
    Team team;
    team.created_by = MembershipId::from_text(creator);
    team.leader = std::move(leader);
    return team;
}

auto const me = MembershipId::from_text("me");
auto const other = MembershipId::from_text("other");

// C-19
TEST(TeamRules, let_leaders_makers_and_administrators_change_a_team)
{
    struct {
        Role standing;
        char const* creator;
        std::optional<MembershipId> leader;
        bool may;
    } const cases[] = {
        { Role::User, "me", {}, true },
        { Role::User, "other", me, true },
        { Role::User, "me", other, true },
        { Role::User, "other", other, false },
        { Role::User, "other", {}, false },
        { Role::Administrator, "other", other, true },
        { Role::LegalRepresentative, "other", {}, true },
    };
    for (auto const& [standing, creator, leader, may] : cases) {
        auto const team = team_of(creator, leader);
        EXPECT_EQ(may_change(actor_with(standing, { Permission::ManageTeams }), team), may);
        EXPECT_FALSE(may_change(actor_with(standing, {}), team)) << "an API token has its scopes";
    }
}

// C-19
TEST(TeamRules, let_everybody_leave_by_himself)
{
    auto const team = team_of("other", other);
    auto const actor = actor_with(Role::User, { Permission::ManageTeams });
    EXPECT_TRUE(check_may_withdraw(actor, team, me));
    EXPECT_FALSE(check_may_withdraw(actor, team, other));
    EXPECT_FALSE(check_may_withdraw(actor_with(Role::User, { Permission::ViewAudit }), team, me));
}

// TEN-01
TEST(TeamRules, let_no_token_look_that_was_made_for_something_else)
{
    EXPECT_TRUE(check_may_look(actor_with(Role::User, { Permission::ManageTeams })));
    EXPECT_TRUE(check_may_look(actor_with(Role::User, { Permission::ManageUsers })));
    EXPECT_FALSE(check_may_look(actor_with(Role::Administrator, { Permission::ContactSupport })));
}

// C-19
TEST(TeamRules, show_all_teams_to_who_manages_users)
{
    EXPECT_TRUE(sees_all(actor_with(Role::Administrator, {})));
    EXPECT_TRUE(sees_all(actor_with(Role::User, { Permission::ManageUsers })));
    EXPECT_FALSE(sees_all(actor_with(Role::User, { Permission::ManageTeams })));
}

}
}
