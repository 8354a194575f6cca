#pragma once

// The only code that reads or writes persons, person_emails and person_accounts.

#include "persons/persons.h"

namespace kith::persons::store {

bool take_email(db::Transaction&, EmailAddress const&, PersonId const&);
void insert(db::Transaction&, Person const&);
std::optional<Person> find(db::Transaction&, PersonId const&);
std::optional<Person> find_by_email_key(db::Transaction&, std::string const& email_key);
// True if the person still had that version.
bool rename(db::Transaction&, Person const&, NewName const&);
void set_password_hash(db::Transaction&, PersonId const&, std::string const& hash);
void tie_to_account(db::Transaction&, PersonId const&, AccountId const&);
std::vector<AccountId> accounts_of(db::Transaction&, PersonId const&);
std::vector<std::string> list_without_email(db::Transaction&);

void remove_stand_in(db::Transaction&, PersonId const&);
bool change_email(db::Transaction&, Person const&, EmailAddress const&);
void leave_email(db::Transaction&, EmailAddress const&, PersonId const&);
void raise_session_epoch(db::Transaction&, PersonId const&);

}
