#pragma once

// Founds the first account without the browser: `kith setup`.

#include "config/settings.h"

#include <string>

namespace kith::app {

struct FounderWords {
    std::string account, email, first_name, last_name;
};

// Reads the password from the first line of standard input; the exit code.
int set_up(config::Settings const&, FounderWords const&);

}
