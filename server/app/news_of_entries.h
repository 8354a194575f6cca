#pragma once

// Which entries of the log are told to whom: the one place that knows.

#include "db/transaction.h"
#include "events/events.h"
#include "notifications/notifications.h"

#include <string_view>
#include <vector>

namespace kith::app {

// Entries of that operation may be told.
bool is_news(std::string_view operation);
// One entry tells somebody one thing, of several the first: its number in the log is the name of what he is told.
std::vector<notifications::News> news_of_entry(db::Transaction&, events::Event const&);

}
