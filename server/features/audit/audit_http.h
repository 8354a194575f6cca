#pragma once

#include "http/router.h"

namespace kith::audit {

// The account's event log, newest first, for whoever may view it.
void add_routes(http::Router&);

}
