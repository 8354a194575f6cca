#pragma once

#include "http/router.h"
#include "teams/teams.h"

#include <string>
#include <vector>

namespace kith::teams {

// As users and invitations name the teams they have.
struct TeamRef {
    TeamId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(TeamRef, (), (id, name))

std::vector<TeamRef> shown_refs(std::vector<Team> const&);
void add_routes(http::Router&);
void add_member_routes(http::Router&);

}
