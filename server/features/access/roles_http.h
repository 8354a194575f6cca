#pragma once

#include "http/router.h"

namespace kith::access {

void add_role_routes(http::Router&);

}
