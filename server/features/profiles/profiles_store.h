#pragma once

// The only code that reads or writes the table profiles.

#include "profiles/profiles.h"

namespace kith::profiles::store {

std::optional<Profile> find(db::Transaction&, AccountId const&, MembershipId const&);
// False when it is no longer of that version.
bool put(db::Transaction&, AccountId const&, MembershipId const&, Profile const&);

}
