#pragma once

#include "http/router.h"

namespace kith::domains {

void add_routes(http::Router&);

}
