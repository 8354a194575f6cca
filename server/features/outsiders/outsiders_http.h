#pragma once

#include "http/router.h"

namespace kith::outsiders {

void add_routes(http::Router&);
void add_public_routes(http::Router&);

}
