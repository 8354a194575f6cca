#pragma once

// The frames of clients and their groups, and of who becomes a client or a user.

#include "events/events.h"
#include "live/live.h"
#include "memberships/memberships.h"

#include <vector>

namespace kith::app {

std::vector<live::Frame> client_frames(db::Transaction&, events::Event const&, MembershipId const& client);
std::vector<live::Frame> project_client(db::Transaction&, events::Event const&);
std::vector<live::Frame> project_client_group(db::Transaction&, events::Event const&);
// Who saw him as a client, and who as a user: of one of them he is gone.
std::vector<live::Frame> promotion_frames(db::Transaction&, events::Event const&, memberships::Membership const&);

}
