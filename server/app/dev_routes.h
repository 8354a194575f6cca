#pragma once

#include "http/router.h"

#include <functional>
#include <string>

namespace kith::app {

// The mailbox and the clock of --dev. `on_clock` is called after the clock was moved.
void add_dev_routes(http::Router&, std::string mail_from, std::function<void()> on_clock);

}
