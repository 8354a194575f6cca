#pragma once

#include "http/router.h"
#include "workspaces/workspaces.h"

namespace kith::workspace_people {

// As places name it where somebody meets it: his portal, and what he has in common with somebody.
struct WorkspaceRef {
    workspaces::WorkspaceId id;
    workspaces::WorkspaceName name;
    bool archived;
    Time last_activity_at;
};
BOOST_DESCRIBE_STRUCT(WorkspaceRef, (), (id, name, archived, last_activity_at))
std::vector<WorkspaceRef> shown_refs(std::vector<workspaces::Workspace> const&);

void add_routes(http::Router&);

}
