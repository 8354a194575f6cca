#pragma once

// `kith users`: what was said on the command line, given as orders and followed.

#include "app/command_table.h"

namespace kith::app {

// Prints what comes of it; the exit code.
int run_users(config::Settings const&, Words const&);

}
