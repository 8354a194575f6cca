#pragma once

// One's contacts as a file to take away.

#include "base/spool.h"
#include "contact_cards/contact_cards.h"
#include "db/database.h"

#include <boost/describe/enum.hpp>

#include <memory>

namespace kith::contact_cards {

enum class Format { Csv, Vcard };
BOOST_DESCRIBE_ENUM(Format, Csv, Vcard)

// By name, page after page.
std::shared_ptr<Spool> export_all(db::Database&, Actor const&, Format);

}
