#pragma once

// Roles of an account, and the three questions about them: may he, why may he, who may.
// All three are answered by the rules that the server itself obeys.

#include "http/router.h"

namespace kith::access {

void add_routes(http::Router&);

}
