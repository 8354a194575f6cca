#pragma once

// The words of the mails that tell what the bell tells.

#include "notifications/notifications.h"

namespace kith::notifications {

mail::Recipient recipient_of(memberships::Membership const&, Notification const&);
mail::Letter letter_of(memberships::Membership const&, Notification const&);
void queue_digest(db::Transaction&, memberships::Membership const&, std::vector<Notification> const& unread,
    std::string const& account);
// Where mails of that type are stopped.
mail::Unsubscribe stop_links(Stopping const&);

}
