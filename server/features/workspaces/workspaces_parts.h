#pragma once

// What the use cases of workspaces share.

#include "workspaces/workspaces.h"
#include "workspaces/workspaces_store.h"

namespace kith::workspaces {

inline constexpr auto counted_as = "workspaces";

// The host's row of what somebody sees, and nobody else changes it or who is in it until the end of the transaction.
// Refuses: not_found (gone, or he is out of it by now).
Result<Workspace> hold(db::Transaction&, Reader const&, Workspace const&);
// After somebody has gone, behind the lock: who owns it now, or that it is archived or gone.
Workspace settle(db::Transaction&, Workspace const& held, std::vector<AccountId> const& others);
// His places, in the host's rows and in those of his own account. False: he was not in.
bool take_place(db::Transaction&, store::Place const& at_host);

Note::Moved moved(store::Place const&, std::string const& display_name);

}
