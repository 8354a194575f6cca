#pragma once

// What is pure about workspaces.

#include "workspaces/workspaces_store.h"

namespace kith::workspaces {

// Who owns a workspace now: the owner as long as he is in it and active, else the active user who has been in it
// longest, else whichever user is left; nobody: there is none.
std::optional<MembershipId> owner_among(std::vector<store::Candidate> users, std::optional<MembershipId> const& owner);

}
