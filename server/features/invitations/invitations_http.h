#pragma once

#include "http/router.h"
#include "invitations/invitations.h"

#include <string>

namespace kith::invitations {

// One invitation as the API shows it, for live updates.
std::string write_json(db::Transaction&, Invitation const&);
void add_routes(http::Router&);
void add_public_routes(http::Router&); // what the link in the mail leads to

}
