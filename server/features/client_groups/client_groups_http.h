#pragma once

#include "client_groups/client_groups.h"
#include "http/router.h"

#include <string>
#include <vector>

namespace kith::client_groups {

// As clients and contacts name the groups they are in.
struct ClientGroupRef {
    GroupId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ClientGroupRef, (), (id, name))
std::vector<ClientGroupRef> shown_refs(std::vector<Group> const&);

void add_routes(http::Router&);

}
