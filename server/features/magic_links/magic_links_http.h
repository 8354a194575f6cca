#pragma once

#include "http/router.h"

namespace kith::magic_links {

void add_routes(http::Router&);

}
