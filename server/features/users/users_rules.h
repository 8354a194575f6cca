#pragma once

// Who may change what of a user. Pure: no database, no clock, no mail.

#include "users/users.h"

namespace kith::users {

// Refuses: forbidden (another legal representative), self_deactivation.
Result<void> check_may_change(Actor const&, memberships::Membership const&, Change const&);
// Nobody gives what he has not. Refuses: forbidden, cannot_grant.
Result<void> check_may_give(Actor const&, Permissions const& before, Permissions const& after);
// Whoever brings somebody back, or says under which address he signs in, gives what that one has:
// a plain user can be had of everybody who manages users. Refuses: cannot_grant.
Result<void> check_may_hand_over(Actor const&, Rights const&, Permissions const& held);
// Refuses: forbidden, cannot_grant (a legal representative is made by another one only).
Result<void> check_standing(Actor const&, Role before, Role after);
// Refuses: forbidden.
Result<void> check_may_license(Actor const&, std::string_view product);

// What one set has and the other has not.
std::vector<std::string> only_in(std::vector<std::string> const&, std::vector<std::string> const& other);

}
