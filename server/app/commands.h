#pragma once

namespace kith::app {

// The command line: `kith serve`, `kith check` and so on. Returns the exit code
// (sysexits.h); what is wrong is one line on standard error.
int run_command(int argc, char** argv);

}
