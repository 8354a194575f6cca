#pragma once

// The words of the mails about workspaces.

#include "workspaces/workspaces.h"

namespace kith::workspaces {

// To a client who is in the account already: he is in a workspace. A few in a day at most; false: there were enough.
bool queue_notice(db::Transaction&, Workspace const&, memberships::Membership const& client, std::string const& inviter,
    std::string const& account);

}
