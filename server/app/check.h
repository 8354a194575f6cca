#pragma once

#include "db/database.h"

#include <string>
#include <vector>

namespace kith::app {

// Every invariant of the data that does not hold, one line each (kith check).
std::vector<std::string> find_violations(db::Database&);

}
