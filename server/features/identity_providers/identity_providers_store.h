#pragma once

// The only code that reads or writes the table identity_providers.

#include "identity_providers/identity_providers.h"

namespace kith::identity_providers::store {

void insert(db::Transaction&, Provider const&);
// False if it is not the version any more.
bool update(db::Transaction&, Provider const&);
// It is on still, and the same version.
bool hold(db::Transaction&, Provider const&);
bool remove(db::Transaction&, Provider const&);
std::vector<Provider> list(db::Transaction&, AccountId const&);
std::optional<Provider> find(db::Transaction&, AccountId const&, ProviderId const&);
Use use_of(db::Transaction&, Provider const&);
// Accounts where another number of them is noted.
std::vector<std::string> list_miscounted(db::Transaction&);

}
