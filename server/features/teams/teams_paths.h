#pragma once

// Where teams stand in the API.

#include "http/call.h"
#include "teams/teams.h"

namespace kith::teams {

inline constexpr auto all_teams = "/api/v1/accounts/{account}/teams";
inline constexpr auto one_team = "/api/v1/accounts/{account}/teams/{team}";

inline TeamId team_in(http::Call const& call) { return TeamId::from_text(call.path_parameter("team")); }

}
