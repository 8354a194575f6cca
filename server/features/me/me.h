#pragma once

// The person who is signed in, and where he belongs.

#include "accounts/accounts.h"
#include "memberships/memberships.h"
#include "persons/persons.h"

#include <vector>

namespace kith::me {

struct Belonging {
    memberships::Membership membership;
    accounts::Account account;
};

// Where a person is active or inactive; removed memberships are left out.
std::vector<Belonging> belongings(db::Transaction&, PersonId const&);

bool has_active_membership(db::Transaction&, PersonId const&);

struct NewName {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
};
// Changes one's own name, here and in every account. Refuses: stale.
Result<persons::Person> rename(db::Transaction&, events::Source const&, persons::Person const&, NewName const&);

}
