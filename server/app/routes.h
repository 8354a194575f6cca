#pragma once

#include "http/router.h"

#include <string>

namespace kith::app {

// Every route of the API but the live socket.
void add_api_routes(http::Router&);
// Doors beside the API, whose clients speak no JSON.
void add_dav_routes(http::Router&);

// Whose Idempotency-Keys these are: the person's, as he signed in and with what he may in
// the account now. What was answered to him when he might more is not answered again.
std::string caller_of(http::Call&, db::Transaction&);

}
