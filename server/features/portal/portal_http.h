#pragma once

#include "http/router.h"

namespace kith::portal {

void add_routes(http::Router&);

}
