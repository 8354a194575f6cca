#include "teams/teams_rules.h"

namespace kith::teams {

bool may_manage(Permissions const& permissions, Role standing, MembershipId const& who, Team const& team)
{
    bool const is_his = team.leader == who || team.created_by == who;
    return permissions.may(Permission::ManageTeams) && (standing != Role::User || is_his);
}

bool sees_all(Actor const& actor) { return actor.standing != Role::User || actor.may(Permission::ManageUsers); }

bool may_change(Actor const& actor, Team const& team)
{
    return may_manage(actor.permissions, actor.standing, actor.membership, team);
}

Result<void> check_may_change(Actor const& actor, Team const& team)
{
    return may_change(actor, team) ? Result<void> {} : refuse("forbidden");
}

Result<void> check_may_look(Actor const& actor)
{
    return actor.may(Permission::ManageUsers) ? Result<void> {} : check_may(actor, Permission::ManageTeams);
}

Result<void> check_may_withdraw(Actor const& actor, Team const& team, MembershipId const& member)
{
    return member == actor.membership ? check_may(actor, Permission::ManageTeams) : check_may_change(actor, team);
}

}
