#pragma once

#include "http/router.h"

namespace kith::access {

void add_what_if_route(http::Router&);

}
