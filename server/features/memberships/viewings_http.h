#pragma once

#include "http/router.h"

namespace kith::memberships {

// Looking at an account with the eyes of somebody else.
void add_viewing_routes(http::Router&);

}
