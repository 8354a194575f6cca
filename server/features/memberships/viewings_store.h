#pragma once

// The only code that reads or writes the table viewings.

#include "memberships/memberships.h"

namespace kith::memberships::store {

// False while the session has one already.
bool insert(db::Transaction&, Viewing const&);
std::optional<Viewing> find_viewing(db::Transaction&, AccountId const&, SessionId const&);
// True for the one caller who ended it.
bool remove_viewing(db::Transaction&, Viewing const&);
// Those that ran out, or whose session has ended or stopped.
std::vector<Viewing> list_over(db::Transaction&);

}
