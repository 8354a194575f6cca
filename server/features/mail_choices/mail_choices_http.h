#pragma once

#include "http/router.h"

namespace kith::mail_choices {

void add_routes(http::Router&);

}
