#pragma once

// Signing in by address or username, and password. A wrong password, an unknown login and a
// login without password are one answer, after the same time.

#include "base/result.h"
#include "crypto/password.h"
#include "db/database.h"
#include "persons/persons.h"

#include <optional>
#include <string>
#include <string_view>

namespace kith::sign_in {

// What all spellings of a login count as, for its rate.
std::string rate_key(std::optional<persons::Person> const&, std::string_view login);

// After the password was verified against `verified`, in the transaction that
// signs in. Refuses: invalid_credentials (changed meanwhile), inactive.
Result<persons::Person> admit(db::Transaction&, persons::Person const& verified);

}
