#pragma once

// Where the server listens, and under which names it may be called.

#include "http/pipeline.h"

#include <string>
#include <string_view>

namespace kith::http {

struct ListenAddress {
    std::string host; // an address; an IPv6 one without brackets
    int port;
    bool is_loopback;

    std::string text() const; // "127.0.0.1:8080", "[::1]:8080"
};

// "HOST:PORT". StartupFault for what is no address, `localhost` apart.
ListenAddress parse_listen_address(std::string_view);

// StartupFault when `public_url` is not scheme://host[:port]. When it is empty the
// listen address is the public one.
Site make_site(ListenAddress const&, std::string_view public_url);

}
