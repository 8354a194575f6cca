#pragma once

#include "http/router.h"

namespace kith::setup {

void add_routes(http::Router&);

}
