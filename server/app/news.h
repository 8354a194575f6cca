#pragma once

// Which entries of the log are told to whom: the one place that knows.

#include "db/transaction.h"
#include "events/events.h"

#include <vector>

namespace kith::app {

// Tells of them, and forgets who has left. What events::set_follower takes.
void tell_news(db::Transaction&, std::vector<events::Event> const&);

// Whether entries of that kind may be told of.
bool may_be_news(events::Event const&);

}
