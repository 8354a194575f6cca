#pragma once

// What differs between a user before and after, for the audit log.

#include "events/differences.h"
#include "memberships/memberships.h"

#include <string>

namespace kith::users {

events::Differences differences_of(memberships::Membership const& before, memberships::Membership const& after);

// The same as the log holds it, with the names of custom roles.
std::string text_of(db::Transaction&, events::Differences const&, memberships::Membership const& before,
    memberships::Membership const& after);

}
