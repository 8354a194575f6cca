#pragma once

// Showing once more who one is, before what would let a thief of the session stay.

#include "http/call.h"
#include "persons/persons.h"
#include "sessions/sessions.h"

#include <optional>
#include <string>

namespace kith::me {

// Hashes: on the slow pool only. Wrong ones count as attempts to sign in.
// Refuses: reauthentication_required (none, or a wrong one), too_many_requests.
Result<void> check_password(http::Call&, persons::Person const&, std::optional<std::string> const& typed);

// In the transaction that writes: still signed in, with the password that was shown.
// Refuses: unauthenticated, reauthentication_required.
Result<sessions::Session> require_still(http::Call&, db::Transaction&, persons::Person const& verified);

}
