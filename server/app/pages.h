#pragma once

#include "http/router.h"

namespace kith::app {

// The web pages: embedded assets, and index.html for every path of the single-page app.
void add_pages(http::Router&);

}
