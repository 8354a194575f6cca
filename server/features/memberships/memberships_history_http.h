#pragma once

#include "http/router.h"

namespace kith::memberships {

// The time machine, for whoever views the audit log.
void add_history_route(http::Router&);

}
