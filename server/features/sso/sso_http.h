#pragma once

#include "http/router.h"

namespace kith::sso {

void add_routes(http::Router&);
void add_logout_routes(http::Router&); // sso_logout_http.cpp

}
