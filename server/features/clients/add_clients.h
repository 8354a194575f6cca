#pragma once

// Clients who are added into a workspace (add_into_workspace.cpp).

#include "clients/clients.h"

namespace kith::clients {

// That it is named where it is wanted, and nowhere else. Refuses: forbidden, validation (`workspace`).
Result<void> check_workspace(Actor const&, NewClients const&);
// Refuses: forbidden (he is not in it, or it is another account's), wrong_state (archived), as workspaces::create.
Result<workspaces::Workspace> workspace_for(db::Transaction&, Actor const&, IntoWorkspace const&);
// Refuses: as workspaces::add; nobody is left out.
Result<void> bring_in(db::Transaction&, Actor const&, workspaces::Workspace const&, std::vector<Added> const& clients);

}
