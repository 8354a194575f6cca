#pragma once

#include "db/transaction.h"

#include <cstdint>

namespace kith::instance::store {

// How much room the database takes.
std::int64_t database_bytes(db::Transaction&);

}
