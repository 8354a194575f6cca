#pragma once

// How many of something an account has, where it may have only so many: raised before one is
// added, which is what decides between those who add at once.

#include "base/id.h"
#include "db/transaction.h"

#include <string_view>

namespace kith::totals {

// False when there are `most` of them; then nothing is changed.
bool raise(db::Transaction&, AccountId const&, std::string_view what, int most);
void lower(db::Transaction&, AccountId const&, std::string_view what);
std::int64_t of(db::Transaction&, AccountId const&, std::string_view what);

}
