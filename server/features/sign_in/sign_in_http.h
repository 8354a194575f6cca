#pragma once

#include "http/router.h"

namespace kith::sign_in {

void add_routes(http::Router&);

}
