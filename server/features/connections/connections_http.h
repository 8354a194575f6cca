#pragma once

#include "connections/connections.h"
#include "http/router.h"

namespace kith::connections {

void add_routes(http::Router&);
void add_directory_routes(http::Router&); // directory_http.cpp

}
