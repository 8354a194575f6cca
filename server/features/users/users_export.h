#pragma once

// The list of users as a file to take away.

#include "base/spool.h"
#include "db/database.h"
#include "users/users.h"

#include <memory>

namespace kith::users {

// CSV, of all whom the listing finds, page after page. Refuses: forbidden.
Result<std::shared_ptr<Spool>> export_list(db::Database&, Actor const&, memberships::Listing);

}
