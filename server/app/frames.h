#pragma once

// The frames of what some members alone may see: clients, their groups, two records that
// became one, and workspaces.

#include "events/events.h"
#include "live/live.h"
#include "memberships/memberships.h"
#include "json/json.h"

#include <string>
#include <vector>

namespace kith::app {

// Which one it is: what it is now is fetched, if at all.
struct IdFrame {
    std::string id;
};
BOOST_DESCRIBE_STRUCT(IdFrame, (), (id))

// Of whatever event concerns that client.
std::vector<live::Frame> client_frames(db::Transaction&, events::Event const&, MembershipId const& client);
std::vector<live::Frame> project_client(db::Transaction&, events::Event const&);
std::vector<live::Frame> project_client_group(db::Transaction&, events::Event const&);
// Of cards their owner hears, of clients whoever looked after either of the two.
std::vector<live::Frame> project_merge(db::Transaction&, events::Event const&);
// Who saw him as a client, and who as a user: of one of them he is gone.
std::vector<live::Frame> promotion_frames(db::Transaction&, events::Event const&, memberships::Membership const&);
// Who is in it, or was until now, in the account of the log: users, clients, and those whom another account shares
// with.
std::vector<live::Frame> project_workspace(db::Transaction&, events::Event const&);

}
