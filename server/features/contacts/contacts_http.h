#pragma once

#include "http/router.h"

namespace kith::contacts {

void add_routes(http::Router&);

}
