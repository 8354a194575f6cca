#pragma once

#include "http/router.h"
#include "invitations/invitations.h"

#include <string>

namespace kith::invitations {

void add_routes(http::Router&);
void add_batch_route(http::Router&);
void add_timeline_route(http::Router&);
void add_public_routes(http::Router&);

// As lists show it, for live updates.
std::string write_json(db::Transaction&, Invitation const&);

}
