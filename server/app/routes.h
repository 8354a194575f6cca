#pragma once

#include "http/router.h"

namespace kith::app {

// Every route of the API but the live socket.
void add_api_routes(http::Router&);

}
