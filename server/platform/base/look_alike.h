#pragma once

#include <string>
#include <string_view>

namespace kith {

// What two names share that a reader takes for each other: case, marks, spaces and
// punctuation do not count, and letters that look alike are one (UTS 39, and i, l and 1).
// To compare, never to show.
std::string look_alike_key(std::string_view);

}
