#pragma once

// What an operator does for a person on the command line.

#include "config/settings.h"

#include <string>

namespace kith::app {

// `kith reset-link EMAIL`: prints a link with which that person chooses a password.
int print_reset_link(config::Settings const&, std::string const& email);
// `kith operator add EMAIL`: that person may run the server.
int add_operator(config::Settings const&, std::string const& email);

}
