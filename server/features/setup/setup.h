#pragma once

// The first account of a server. Until it exists, the server prints a link with a
// one-time token at each start (the newest one counts); whoever opens it founds the
// account and becomes the operator of the server.

#include "accounts/accounts.h"
#include "base/result.h"
#include "crypto/password.h"
#include "crypto/token.h"
#include "db/database.h"
#include "persons/persons.h"

#include <optional>

namespace kith::setup {

bool is_needed(db::Transaction&);

// A fresh token while set-up is needed; earlier ones stop working.
std::optional<crypto::Token> offer(db::Transaction&);

struct Founder {
    AccountName account_name;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
};

// Refuses: wrong_state (there is an account), not_found (no such token).
Result<void> check_token(db::Transaction&, crypto::Token const&);
// Spends the token; the row decides which of two is first. Refuses as above.
Result<void> spend_token(db::Transaction&, crypto::Token const&);

// Refuses: wrong_state, validation (password).
Result<void> check_password(Founder const&, crypto::Password const&);
// The founder is operator and legal representative, and gets no license.
// Refuses: wrong_state.
Result<accounts::Founding> found(
    db::Transaction&, events::Source const&, Founder const&, std::string const& password_hash);

}
