#pragma once

#include "db/database.h"

namespace kith::db {

// For addresses that read postgres://..., as libpq takes them: several hosts and
// target_session_attrs=read-write make it follow a failover.
std::unique_ptr<Database> open_postgres(Options const&);

}
