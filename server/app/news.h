#pragma once

// Telling what happens, as news_of_entries.h says of which entries of the log.

#include "db/transaction.h"
#include "events/events.h"
#include "live/live.h"

#include <vector>

namespace kith::app {

// Tells of them, and forgets who has left. What events::set_follower takes.
void tell_news(db::Transaction&, std::vector<events::Event> const&);

// The frames, and that there is news, for whom it is: what it says he reads himself.
std::vector<live::Frame> with_news(db::Transaction&, events::Event const&, std::vector<live::Frame>);

}
