#pragma once

#include "http/router.h"

namespace kith::address_changes {

// Where the links in the mails lead.
void add_routes(http::Router&);

}
