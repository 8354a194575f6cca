#pragma once

// What the public routes of an invitation share: slowing down who guesses its link.

#include "invitations/invitations.h"
#include "invitations/invitations_http.h"

namespace kith::invitations {

// Looking for links by guessing is slowed down; holding one is not.
// Refuses: as look, too_many_requests.
Result<Visit> look_carefully(http::Call&, db::Transaction&, Link const&);

void add_accept_route(http::Router&);

}
