#pragma once

#include "http/router.h"

namespace kith::identity_providers {

void add_routes(http::Router&);

}
