#pragma once

// Who is there, for those who watch: what the hub of live updates asks of presence.

#include "live/live.h"
#include "nodes/nodes.h"

namespace kith::app {

// Of the server with that id, which holds the sockets.
live::People people_of(nodes::NodeId const&);

}
