#pragma once

// What may happen to an invitation. Pure: no database, no clock, no mail.

#include "invitations/invitations.h"

namespace kith::invitations {

inline constexpr Duration lifetime = Days { 7 };
inline constexpr Duration shown_for = Days { 30 }; // after it expired
inline constexpr int mails_a_day = 5;

// The state as it is at `now`: what is overdue has expired, whether or not
// anybody has noted it.
State state_at(Invitation const&, Time now);

// What an invitation needs before its person is in. Refuses: forbidden, cannot_grant.
Result<Approval> check_can_send(Actor const&, accounts::InvitesByUsers, NewInvitation const&, Permissions const& given);
// By a program; of a client from the contacts; with the license of a product by who manages it and no users; else in
// User Management.
Source source_of(Actor const&, NewInvitation const&);
// Who came by another address than the invited one, and would get more than a plain
// user has, waits for an administrator.
Approval approval_at_acceptance(Invitation const&, bool is_other_address);

// What its inviter can still give of what he promised, by what he may do now. A plain user
// can be had of everybody.
bool may_give_rights(Permissions const& his, Rights const&, Permissions const& given);
bool may_give_license(Permissions const& his, std::string_view product);

// Accepted, and its person waits for somebody's yes: an administrator's, or his own.
bool is_waiting(Invitation const&);
// Whether whoever holds a dead link may ask for another.
bool may_ask_again(std::string_view code_of_dead_link);

// Refuses with the code of a dead link.
Result<void> check_can_be_used(Invitation const&, Time now);
// Refuses: wrong_state.
Result<void> check_can_resend(Invitation const&, Time now);
Result<void> check_can_revoke(Invitation const&, Time now);

// What one account and one person may send in a day: it grows with every person who
// accepted in the last 30 days.
struct Sent {
    std::int64_t by_account = 0;
    std::int64_t by_person = 0;
    std::int64_t accepted = 0;
};
inline constexpr std::int64_t account_quota = 2000;
inline constexpr std::int64_t person_quota = 1000;
inline constexpr std::int64_t quota_for_each_accepted = 10;
std::unexpected<Refusal> already_invited();
// Says why, and when it is worth another try.
std::unexpected<Refusal> too_many(std::string message);
// Refuses: too_many_requests, with the numbers.
Result<void> check_quota(Sent const&, std::int64_t more);

}
