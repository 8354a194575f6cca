#pragma once

// Together with memberships_list_store, the only code that reads or writes the table memberships.

#include "memberships/memberships.h"

namespace kith::memberships::store {

// The columns that `read` reads.
#define MEMBERSHIP_COLUMNS                                                                            \
    "account_id, id, person_id, kind, state, first_name, last_name, email, email_key, standing_role," \
    " additional_roles, version, last_seen_at, created_at"
Membership read(db::Row const&);

// False while the person, or his address, has a membership here already.
bool insert(db::Transaction&, Membership const&);
std::optional<Membership> find(db::Transaction&, AccountId const&, MembershipId const&);
std::optional<Membership> find_by_person(db::Transaction&, AccountId const&, PersonId const&);
std::optional<Membership> find_by_email_key(db::Transaction&, AccountId const&, std::string const& email_key);
void rename(db::Transaction&, Membership const&);
void touch(db::Transaction&, AccountId const&, MembershipId const&);
std::string name_key(PersonName const& first, PersonName const& last);
std::vector<std::string> list_accounts_without_administrator(db::Transaction&);
std::vector<std::string> list_without_person(db::Transaction&);
std::vector<std::string> list_without_name(db::Transaction&);

}
