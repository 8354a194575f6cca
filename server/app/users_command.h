#pragma once

// `kith users`: what was said on the command line, and giving the orders.

#include "config/settings.h"

#include <string>

namespace CLI {
class App;
}

namespace kith::app {

struct UsersOrder {
    std::string verb; // list, export, import
    std::string account;
    std::string file;
    std::string as;
    std::string send = "none";
    bool dry_run = false;
};

void add_users_flags(CLI::App&, UsersOrder&);
// Prints what comes of it; the exit code.
int run_users(config::Settings const&, UsersOrder const&);

}
