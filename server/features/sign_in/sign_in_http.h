#pragma once

#include "http/router.h"

namespace kith::sign_in {

void add_routes(http::Router&);
void add_forgotten_routes(http::Router&); // forgotten_http.cpp
void add_passkey_routes(http::Router&);   // passkey_http.cpp

}
