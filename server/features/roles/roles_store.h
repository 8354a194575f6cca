#pragma once

// The only code that writes the table custom_roles.

#include "roles/roles.h"

namespace kith::roles::store {

// False while another role of the account has that name.
bool insert(db::Transaction&, AccountId const&, StoredRole const&);
bool is_name_of_another(db::Transaction&, AccountId const&, StoredRole const&);
// False when its version is not the one that was read.
bool update(db::Transaction&, AccountId const&, StoredRole const&);
// False while somebody holds it.
bool remove_unused(db::Transaction&, AccountId const&, CustomRoleId const&);
std::optional<StoredRole> find(db::Transaction&, AccountId const&, CustomRoleId const&);
std::vector<StoredRole> list(db::Transaction&, AccountId const&);

}
