#pragma once

// What watchers are shown of clients, of their groups, and of two records that became one: which it is; what it is
// now is fetched, if at all.

#include "db/transaction.h"
#include "events/events.h"
#include "live/live.h"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace kith::app {

struct IdFrame {
    std::string id;
};
BOOST_DESCRIBE_STRUCT(IdFrame, (), (id))

// Who sees all clients, and who looks after him or did.
std::vector<live::Frame> client_frames(db::Transaction&, events::Event const&, MembershipId const& client);

std::vector<live::Frame> project_client(db::Transaction&, events::Event const&);
std::vector<live::Frame> project_client_group(db::Transaction&, events::Event const&);
// Of cards their owner hears, of clients whoever looked after either of the two.
std::vector<live::Frame> project_merge(db::Transaction&, events::Event const&);

}
