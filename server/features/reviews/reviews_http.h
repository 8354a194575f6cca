#pragma once

#include "http/router.h"

namespace kith::reviews {

void add_routes(http::Router&);
void add_plan_routes(http::Router&); // a part of them
void add_public_routes(http::Router&);

}
