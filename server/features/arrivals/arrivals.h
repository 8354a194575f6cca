#pragma once

// Somebody comes by a link that was mailed or handed over, and shows who he is: who has a
// login by his session, or as he signs in; who has none chooses a password.
//
//     arrive (reading) -> check (slow: it hashes) -> identify (in the transaction that lets him
//     in, where everything is decided again) -> begin_session
// A client needs no password: who has none, and none to choose, comes by the link alone. His session
// is good for that account only.
//
// What is looked at outside of the last transaction may be otherwise by then: whoever got the
// address meanwhile has shown nothing yet, and is asked again.

#include "base/email_address.h"
#include "base/names.h"
#include "base/result.h"
#include "crypto/password.h"
#include "db/database.h"
#include "http/call.h"
#include "persons/persons.h"
#include "second_factors/second_factors.h"

#include <optional>
#include <string>

namespace kith::arrivals {

struct Arrival {
    EmailAddress email;                    // under which he comes
    std::optional<persons::Person> person; // who has that address
    bool is_signed_in = false;             // as that person
    bool is_somebody_else = false;         // the browser is signed in as another person
    bool proves_address = false;           // the link reached that address; whoever calls knows it
    std::optional<AccountId> client_of {}; // comes as a client: the account asks him for no password
    bool chooses_password = false;         // is known, has none, and needs one from now on; the link reached him
};
Arrival arrive(http::Call&, db::Transaction&, EmailAddress const&);

// What he says of himself.
struct Credentials {
    PersonName first_name;
    PersonName last_name;
    std::optional<crypto::Password> password; // a new person's choice, or a known person's own
    std::optional<second_factors::Code> totp; // of a known person who has a second factor
};
// The hash of a new person's password; empty for who has a login.
// Refuses: email_forced (signed in as somebody else, and no password), validation,
// invalid_credentials, mfa_required, too_many_requests.
Result<std::string> check(http::Call&, db::Database&, Arrival const&, Credentials const&);

struct Identified {
    persons::Person person; // made, if he is new
    second_factors::Proof proof;
    bool is_by_link = false; // and by nothing else
};
// Refuses: invalid_credentials, mfa_required, recovery_code_used.
Result<Identified> identify(db::Transaction&, Arrival const&, Credentials const&, std::string const& hash);

// Signs in whoever is in, unless this browser is already; who has to wait gets no session. Refuses: mfa_required.
enum class Standing { IsIn, Waits };
Result<void> begin_session(http::Call&, db::Transaction&, Arrival const&, Identified const&, Standing);

}
