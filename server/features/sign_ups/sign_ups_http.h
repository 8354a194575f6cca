#pragma once

#include "http/router.h"

namespace kith::sign_ups {

// What an account's own sign-in page shows, and signing up there.
void add_page_routes(http::Router&);
// What the link of a mail leads to, or one that is handed around.
void add_public_routes(http::Router&);
void add_link_routes(http::Router&);
void add_routes(http::Router&);

}
