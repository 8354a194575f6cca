#pragma once

#include "avatars/avatars.h"
#include "http/router.h"

namespace kith::avatars {

void add_routes(http::Router&);

}
