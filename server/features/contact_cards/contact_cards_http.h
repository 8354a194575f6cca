#pragma once

#include "contact_cards/contact_cards.h"
#include "http/router.h"

namespace kith::contact_cards {

inline constexpr auto all_cards = "/api/v1/accounts/{account}/contact-cards";

// Whose contacts they are. Whoever looks with the eyes of another finds none: they are nobody's
// business, whatever one manages. Refuses: as require_actor.
Result<Actor> require_owner(http::Call&, db::Transaction&);

void add_routes(http::Router&);
void add_file_routes(http::Router&);

}
