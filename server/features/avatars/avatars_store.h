#pragma once

// The only code that reads or writes the table avatars.

#include "avatars/avatars.h"

namespace kith::avatars::store {

void put(db::Transaction&, PersonId const&, Avatar const&);
void remove(db::Transaction&, PersonId const&);
std::optional<Avatar> find(db::Transaction&, PersonId const&);
std::vector<std::string> list_with_another(db::Transaction&);

}
