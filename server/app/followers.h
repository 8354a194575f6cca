#pragma once

// What follows the event log: the live updates of open pages.

#include "http/router.h"
#include "live/live.h"

namespace kith::app {

// The frames an event makes, by what it is about.
std::vector<live::Frame> project(db::Transaction&, events::Event const&);

// The watcher as he is now; nothing if his session or membership ended.
std::optional<live::Watcher> renew(db::Transaction&, live::Watcher const&);

// GET /api/v1/accounts/{account}/live
void add_live_route(http::Router&, live::Hub&);

}
