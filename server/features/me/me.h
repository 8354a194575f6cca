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
    std::vector<Right> licenses;
    RolePolicy policy;
    memberships::SecondFactorRequired second_factor_required;

    memberships::State state_at(Time now) const;
};

// What one may do there; nothing where one is not active.
Permissions permissions_in(db::Transaction&, persons::Person const&, Belonging const&);

// Where a person is active or inactive; removed memberships are left out.
std::vector<Belonging> belongings(db::Transaction&, PersonId const&);

bool has_active_membership(db::Transaction&, PersonId const&);
// Who is no active member any more. His other accounts are not this one's business: only who is active nowhere is
// signed out everywhere.
void close_doors(db::Transaction&, memberships::Membership const&);

struct Change {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<Username> username; // empty: none any more
    std::optional<PhoneNumber> phone;
    std::optional<Pronouns> pronouns; // empty: none said
    // Nothing inside: none any more. Whoever calls has seen who one is.
    std::optional<std::optional<EmailAddress>> recovery_email;
    std::optional<Language> language;  // empty: the browser's
    std::optional<TimeZone> time_zone; // empty: the browser's
    // To sign in with, once it is confirmed. Whoever calls has seen who one is.
    std::optional<EmailAddress> email;
};
// Of oneself; name and pronouns change in every account, and each of them hears of a new
// recovery address, though not which. Refuses: username_taken, too_many_requests, stale.
Result<persons::Person> change(db::Transaction&, events::Source const&, persons::Person const&, Change const&);

}
