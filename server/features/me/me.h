#pragma once

// The person who is signed in, and where he belongs.

#include "accounts/accounts.h"
#include "memberships/memberships.h"
#include "persons/persons.h"

#include <vector>

namespace kith::me {

// One account a person is in, as far as finding the way there needs.
struct Belonging {
    MembershipId membership;
    memberships::Kind kind;
    memberships::State state;
    Rights rights;
    std::optional<Time> valid_until;
    AccountId account;
    AccountName account_name;
    std::string account_slug;
    accounts::Kind account_kind;

    memberships::State state_at(Time now) const;
};

// What one may do there; nothing where one is not active.
Permissions permissions_in(db::Transaction&, Belonging const&);

// Where a person is active or inactive; removed memberships are left out.
std::vector<Belonging> belongings(db::Transaction&, PersonId const&);

bool has_active_membership(db::Transaction&, PersonId const&);

struct NewName {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
};
// Changes one's own name, here and in every account. Refuses: stale.
Result<persons::Person> rename(db::Transaction&, events::Source const&, persons::Person const&, NewName const&);

struct NewProfile {
    std::optional<Username> username; // empty: none any more
    std::optional<PhoneNumber> phone;
};
// Refuses: username_taken, stale.
Result<persons::Person> set_profile(db::Transaction&, persons::Person const&, NewProfile const&);

struct NewPreferences {
    std::optional<Language> language;  // empty: the browser's
    std::optional<TimeZone> time_zone; // empty: the browser's
};
// Refuses: stale.
Result<persons::Person> set_preferences(db::Transaction&, persons::Person const&, NewPreferences const&);

}
