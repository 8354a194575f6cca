#pragma once

// A person takes away what Kith keeps of him.

#include "http/router.h"

namespace kith::personal_data {

void add_routes(http::Router&);

}
