#pragma once

// Text from outside (a mail server's answer, the message of an exception) made fit
// to be stored, logged and mailed: PostgreSQL refuses NUL and broken UTF-8.

#include <cstddef>
#include <string>
#include <string_view>

namespace kith {

// Broken bytes become U+FFFD, NUL vanishes.
std::string valid_utf8(std::string_view);

// The same on one line: control characters and line separators become a space, runs
// of spaces one. Cut after `max_characters` code points.
std::string one_line(std::string_view, std::size_t max_characters);

}
