#pragma once

// One's contacts as a file to take away.

#include "base/spool.h"
#include "contact_cards/contact_cards.h"
#include "contact_files/contact_files.h"
#include "db/database.h"

#include <memory>

namespace kith::contact_cards {

// By name, page after page.
std::shared_ptr<Spool> export_all(db::Database&, Actor const&, contact_files::Format);

}
