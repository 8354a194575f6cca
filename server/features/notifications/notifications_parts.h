#pragma once

// What the parts of this module share.

#include "notifications/notifications_store.h"

namespace kith::notifications {

inline constexpr int digest_hour = 8;

// The next eight o'clock in his zone: when the mail of a day goes out.
Time next_digest(db::Transaction&, memberships::Membership const&);

// An account with more users than most_told_by_mail gets no mail of what concerns everybody (S1-22).
bool is_small(db::Transaction&, AccountId const&);

// What he may see, of the types that he wants so.
store::Reader reader_of(db::Transaction&, memberships::Membership const&, bool (*is_wanted)(Wish const&));
Notification as_told_to(memberships::Membership const&, Notification);

}
