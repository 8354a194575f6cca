#pragma once

#include <string>
#include <string_view>

namespace kith::db {

// What `like $1 escape '\'` takes for texts that hold that part; what %, _ and \ mean in LIKE
// is meant literally.
std::string holding(std::string_view part);

}
