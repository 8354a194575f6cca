#pragma once

#include "db/database.h"

namespace kith::db {

// For addresses that read sqlite:PATH.
std::unique_ptr<Database> open_sqlite(Options const&);

}
