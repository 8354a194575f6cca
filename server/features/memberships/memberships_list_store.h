#pragma once

// Lists memberships, and finds them by a part of the name or the beginning of
// the address: in the same time among a thousand and a million. The only code
// that writes the table membership_names, or searches it.
//
// In the order of the alphabet a fragment is looked up under the rarest of its
// pieces, where the names stand in that order: a page ends the walk. In the order
// of joining it is counted, as far as `most_few`: few members are gathered and
// sorted; if they are many, a page of them is soon met on a walk through the list.
// That is also done for the beginning of many addresses.

#include "memberships/memberships.h"

namespace kith::memberships::store {

// From now on members of this name are found by it.
void learn_name(db::Transaction&, AccountId const&, std::string const& name_key);
std::vector<Membership> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);

}
