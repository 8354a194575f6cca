#pragma once

// Joins what others keep, and writes nothing.

#include "contacts/contacts.h"

namespace kith::contacts::store {

std::vector<Ref> list(db::Transaction&, Reader const&, Listing const&);
std::int64_t count(db::Transaction&, Reader const&, Listing const&);

}
