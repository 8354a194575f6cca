#pragma once

// What a server knows of itself and no row tells. Set once at start.

#include <string>

namespace kith::instance {

struct Machine {
    std::string data_folder = ".";
    std::string engine = "sqlite";
    bool sends_mail = false; // a mail server is configured
};
void set_machine(Machine);

}
