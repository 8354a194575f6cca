#pragma once

// Who may do what with a team. Pure: no database, no clock.

#include "teams/teams.h"

namespace kith::teams {

// His own, or one that he leads; whoever runs the account, any.
bool may_manage(Permissions const&, Role standing, MembershipId const&, Team const&);
// Every internal user looks at teams, but no API token made for something else. Refuses: forbidden.
Result<void> check_may_look(Actor const&);
// Refuses: forbidden. Everybody may leave by himself.
Result<void> check_may_withdraw(Actor const&, Team const&, MembershipId const&);

}
