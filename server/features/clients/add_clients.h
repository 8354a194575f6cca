#pragma once

// Clients who are added into a workspace (add_into_workspace.cpp).

#include "clients/clients.h"

namespace kith::clients {

// That it is named where it is wanted, and nowhere else. Refuses: forbidden, validation (`workspace`).
Result<void> check_workspace(Actor const&, NewClients const&);
// The one that is there already; nothing: a new one, or none at all.
// Refuses: forbidden (he is not in it, or it is another account's), wrong_state (archived).
Result<std::optional<workspaces::Workspace>> find_workspace(db::Transaction&, Actor const&, NewClients const&);
// Holds all of them, and only then makes a new one: who removes a client goes from him to the rooms, too.
// Refuses: as workspaces::create and workspaces::add; nobody is left out.
Result<workspaces::Workspace> bring_in(db::Transaction&, Actor const&, IntoWorkspace const&,
    std::optional<workspaces::Workspace> const& known, std::vector<Added> const& clients);

}
