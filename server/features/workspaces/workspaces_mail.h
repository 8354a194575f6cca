#pragma once

// The words of the mails about workspaces.

#include "workspaces/workspaces.h"

namespace kith::workspaces {

// To clients who are in the account already: they are in a workspace. A few to each in a day at most, and so many by
// one user; beyond that nobody is told.
void queue_notices(
    db::Transaction&, Actor const&, Workspace const&, std::vector<memberships::Membership> const& clients);

}
