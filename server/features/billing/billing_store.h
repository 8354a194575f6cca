#pragma once

// The only code that reads or writes the table billing_details.

#include "billing/billing.h"

namespace kith::billing::store {

std::optional<Details> find(db::Transaction&, AccountId const&);
// False when it is no longer of that version.
bool put(db::Transaction&, AccountId const&, Details const&);

}
