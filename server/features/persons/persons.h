#pragma once

// A person is one human's login on this server: an address, a password, a name.
// Persons are global; what ties one to an account is a membership.

#include "base/email_address.h"
#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"
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
};

struct NewPerson {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string password_hash;
    bool is_operator = false;
};

// Nothing while another person has that address: its unique row decides.
std::optional<Person> create(db::Transaction&, NewPerson const&);

// Holds the place of somebody who has not said yes: has no address and can sign in nowhere.
Person create_stand_in(db::Transaction&, PersonName const& first_name, PersonName const& last_name);
void remove_stand_in(db::Transaction&, PersonId const&);

std::optional<Person> find(db::Transaction&, PersonId const&);
std::optional<Person> find_by_email(db::Transaction&, EmailAddress const&);

struct NewName {
    PersonName first_name;
    PersonName last_name;
};
// Refuses: stale (somebody else was quicker).
Result<Person> rename(db::Transaction&, Person const&, NewName const&);
void set_password_hash(db::Transaction&, PersonId const&, std::string const& hash);

// The login address; nothing has shown yet that it is his.
// Refuses: validation (`field`: it is somebody else's), stale.
Result<Person> change_email(db::Transaction&, Person const&, EmailAddress const&, std::string_view field);
// Ends every session and token at once, and closes the sockets.
void raise_session_epoch(db::Transaction&, PersonId const&);

// Which accounts a person has, or had, a membership in.
void tie_to_account(db::Transaction&, PersonId const&, AccountId const&);
std::vector<AccountId> accounts_of(db::Transaction&, PersonId const&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
