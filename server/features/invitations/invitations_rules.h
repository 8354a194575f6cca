#pragma once

// What may happen to an invitation. Pure: no database, no clock, no mail.

#include "invitations/invitations.h"

namespace kith::invitations {

inline constexpr Duration lifetime = Days { 7 };
inline constexpr int mails_a_day = 5;

// The state as it is at `now`: what is overdue has expired, whether or not
// anybody has noted it.
State state_at(Invitation const&, Time now);

// Refuses: forbidden, cannot_grant.
Result<void> check_can_send(Actor const&, Roles const&);
// Refuses with the code of a dead link.
Result<void> check_can_be_used(Invitation const&, Time now);
// Refuses: wrong_state.
Result<void> check_can_resend(Invitation const&, Time now);
Result<void> check_can_revoke(Invitation const&, Time now);

}
