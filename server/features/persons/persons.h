#pragma once

// A person is one human's login on this server: an address, perhaps a username, a
// password, a name.
// Persons are global; what ties one to an account is a membership.

#include "base/email_address.h"
#include "base/id.h"
#include "base/language.h"
#include "base/names.h"
#include "base/phone_number.h"
#include "base/result.h"
#include "base/time.h"
#include "base/time_zone.h"
#include "base/username.h"
#include "db/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::persons {

struct Person {
    PersonId id;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string password_hash;      // empty: cannot sign in by password
    std::int64_t session_epoch = 1; // sessions of an earlier epoch have ended
    bool is_operator = false;
    std::int64_t version = 1;
    Time created_at {};
    bool email_verified = false; // has shown that mail to the address reaches this person
    Username username;
    std::string recovery_email; // empty: mail about a forgotten password goes to `email`
    PhoneNumber phone;
    Language language;
    TimeZone time_zone;
    std::string avatar;             // which picture is shown; empty: none
    bool has_second_factor = false; // shows more than the password to sign in
    bool has_passkey = false;       // may sign in by it instead, which shows as much
    Pronouns pronouns;
};

struct NewPerson {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string password_hash;
    bool is_operator = false;
    bool email_verified = false;
};

// Nothing while another person has that address: its unique row decides.
std::optional<Person> create(db::Transaction&, NewPerson const&);

// Holds the place of somebody who has not said yes: has no address and can sign in nowhere.
Person create_stand_in(db::Transaction&, PersonName const& first_name, PersonName const& last_name);
void remove_stand_in(db::Transaction&, PersonId const&);

std::optional<Person> find(db::Transaction&, PersonId const&);
std::optional<Person> find_by_email(db::Transaction&, EmailAddress const&);
// By the address or, of what is none, by the username. Any text will do: what can be
// neither is looked up like a login that nobody has.
std::optional<Person> find_by_login(db::Transaction&, std::string_view login);
// Whether that login is this person's, as find_by_login reads it.
bool is_login_of(Person const&, std::string_view login);

struct NewName {
    PersonName first_name;
    PersonName last_name;
};
// Refuses: stale (somebody else was quicker).
Result<Person> rename(db::Transaction&, Person const&, NewName const&);
// An empty username is none. Refuses: username_taken (its unique row decides), stale.
Result<Person> set_profile(db::Transaction&, Person const&, Username const&, PhoneNumber const&, Pronouns const&);
// How he wants pages and mails to speak. Refuses: stale.
Result<Person> set_preferences(db::Transaction&, Person const&, Language const&, TimeZone const&);
// Refuses: stale.
Result<Person> set_avatar(db::Transaction&, Person const&, std::string const& version);
// Refuses: stale.
Result<Person> set_recovery_email(db::Transaction&, Person const&, std::optional<EmailAddress> const&);
// If that is still the address.
void verify_email(db::Transaction&, PersonId const&, std::string const& email_key);
void make_operator(db::Transaction&, PersonId const&);
// False when nobody else would run the server then.
bool dismiss_operator(db::Transaction&, PersonId const&);
// Those who run the server, the oldest first.
std::vector<Person> list_operators(db::Transaction&);

void set_password_hash(db::Transaction&, PersonId const&, std::string const& hash);
// False when the password is not the one any more that `verified` had.
bool replace_password_hash(db::Transaction&, Person const& verified, std::string const& hash);
// What second_factors knows, repeated for whoever reads a person.
void set_has_second_factor(db::Transaction&, PersonId const&, bool has);
// The same of passkeys.
void set_has_passkey(db::Transaction&, PersonId const&, bool has);
// Ends every session and token at once, and closes the sockets.
void raise_session_epoch(db::Transaction&, PersonId const&);
// Until the end of the transaction others who lock this person wait: for limits that
// count rows of one person.
void lock(db::Transaction&, PersonId const&);

// The login address; nothing has shown yet that it is his. The one before signs nobody in, and
// stays kept from others until it is released.
// Refuses: validation (`field`: it is somebody else's), stale.
Result<Person> change_email(db::Transaction&, Person const&, EmailAddress const&, std::string_view field);

// If it is not the address any more.
void release_email(db::Transaction&, PersonId const&, std::string const& email_key);

// The addresses that are kept for him, as they are compared: of old ones, too, until they are released.
std::vector<std::string> emails_of(db::Transaction&, PersonId const&);

// Which accounts a person has, or had, a membership in.
void tie_to_account(db::Transaction&, PersonId const&, AccountId const&);
std::vector<AccountId> accounts_of(db::Transaction&, PersonId const&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

// For a statement that reads a person beside rows of its own: the first it selects, of `p`.
extern std::string_view const columns;
inline constexpr int column_count = 20;
Person read(db::Row const&);

}
