#pragma once

// Clients as a file to take away.

#include "base/spool.h"
#include "clients/clients.h"
#include "contact_files/contact_files.h"
#include "db/database.h"

#include <memory>

namespace kith::clients {

// By name, page after page; nobody's: all. Refuses: forbidden.
Result<std::shared_ptr<Spool>> export_all(
    db::Database&, Actor const&, std::optional<MembershipId> const& of, contact_files::Format);

}
