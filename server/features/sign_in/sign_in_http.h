#pragma once

#include "http/router.h"

namespace kith::sign_in {

void add_routes(http::Router&);
void add_forgotten_routes(http::Router&); // forgotten_http.cpp
void add_page_routes(http::Router&);      // sign_in_page_http.cpp

}
