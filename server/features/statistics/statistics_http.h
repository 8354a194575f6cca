#pragma once

// How an account goes, for pictures: day by day, as days are in UTC.

#include "http/router.h"

namespace kith::statistics {

void add_routes(http::Router&);

}
