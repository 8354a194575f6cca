#pragma once

// What the public routes of an invitation share: reading its link, and slowing down who
// guesses one.

#include "invitations/invitations.h"
#include "invitations/invitations_http.h"

namespace kith::invitations {

// Refuses: not_found, too_many_requests.
Result<Link> read_link(http::Call&);
// Looking for links by guessing is slowed down; holding one is not.
// Refuses: as look, too_many_requests.
Result<Visit> look_carefully(http::Call&, db::Transaction&, Link const&);

void add_accept_route(http::Router&);

}
