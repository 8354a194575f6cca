#pragma once

// When the mail of a day goes out.

#include "memberships/memberships.h"

namespace kith::notifications {

inline constexpr int digest_hour = 8;

// The next eight o'clock in his zone.
Time next_digest(db::Transaction&, memberships::Membership const&);

}
