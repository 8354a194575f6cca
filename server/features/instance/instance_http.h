#pragma once

// The server by the API, for those who run it: the accounts on it and what each has of
// which product, the products themselves, and the orders that wait. What is done to an
// account is recorded there.
//
// Refuses everybody else: forbidden.

#include "http/router.h"

namespace kith::instance {

void add_routes(http::Router&);         // accounts and their pools, orders
void add_product_routes(http::Router&); // what the server offers
void add_health_routes(http::Router&);  // how well it is

}
