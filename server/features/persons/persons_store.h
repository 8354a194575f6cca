#pragma once

// The only code that reads or writes persons, person_emails, person_usernames and
// person_accounts.

#include "persons/persons.h"

namespace kith::persons::store {

bool take_email(db::Transaction&, EmailAddress const&, PersonId const&);
void insert(db::Transaction&, Person const&);
std::optional<Person> find(db::Transaction&, PersonId const&);
std::optional<Person> find_by_email_key(db::Transaction&, std::string const& email_key);
std::optional<Person> find_by_username_key(db::Transaction&, std::string const& username_key);
// True if the person still had that version.
bool rename(db::Transaction&, Person const&, NewName const&);
bool take_username(db::Transaction&, Username const&, PersonId const&);
void free_username(db::Transaction&, Username const&, PersonId const&);
// True if the person still had that version.
bool set_profile(db::Transaction&, Person const&, Username const&, PhoneNumber const&, Pronouns const&);
bool set_preferences(db::Transaction&, Person const&, Language const&, TimeZone const&);
bool set_avatar(db::Transaction&, Person const&, std::string const& version);
bool set_recovery_email(db::Transaction&, Person const&, std::string const& email);
void verify_email(db::Transaction&, PersonId const&, std::string const& email_key);
void make_operator(db::Transaction&, PersonId const&);
// False when there would be none then.
bool dismiss_operator(db::Transaction&, PersonId const&);
std::vector<Person> list_operators(db::Transaction&);
void set_password_hash(db::Transaction&, PersonId const&, std::string const& hash);
// True if the person still had the old one.
bool replace_password_hash(db::Transaction&, PersonId const&, std::string const& old_hash, std::string const& new_hash);
void set_has_second_factor(db::Transaction&, PersonId const&, bool has);
void set_has_passkey(db::Transaction&, PersonId const&, bool has);
void raise_session_epoch(db::Transaction&, PersonId const&);
void lock(db::Transaction&, PersonId const&);
void tie_to_account(db::Transaction&, PersonId const&, AccountId const&);
std::vector<AccountId> accounts_of(db::Transaction&, PersonId const&);
std::vector<std::string> list_without_email(db::Transaction&);
std::vector<std::string> list_without_username(db::Transaction&);
std::vector<std::string> list_usernames_of_nobody(db::Transaction&);

void remove_stand_in(db::Transaction&, PersonId const&);
bool change_email(db::Transaction&, Person const&, EmailAddress const&);
bool owns_email(db::Transaction&, EmailAddress const&, PersonId const&);
std::vector<std::string> list_emails(db::Transaction&, PersonId const&);
void release_email(db::Transaction&, PersonId const&, std::string const& email_key);

}
