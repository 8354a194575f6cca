#pragma once

// Reads across accounts, in one statement: every signed-in page begins with it.

#include "me/me.h"

namespace kith::me::store {

std::vector<Belonging> list(db::Transaction&, PersonId const&);

}
