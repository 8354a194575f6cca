#pragma once

// What tells of the command line elsewhere than in its help, made from the same tables.

#include <string>
#include <string_view>

namespace kith::app {

// A script for bash, zsh or fish.
std::string print_completion(std::string_view shell);
// For man(1), in the macros of man(7).
std::string print_man_page();

}
