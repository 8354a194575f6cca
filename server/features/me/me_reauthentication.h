#pragma once

// Showing once more who one is, before what would let a thief of the session stay.

#include "http/call.h"
#include "persons/persons.h"
#include "sessions/sessions.h"

#include <optional>
#include <string>

namespace kith::me {

// Who asks, and whether his having signed in stands for the password.
struct Asking {
    persons::Person person;
    bool signed_in_recently;
};
// Refuses: unauthenticated, reauthentication_required (an API token), too_many_requests.
Result<Asking> find_asking(http::Call&, db::Transaction&);
// As check_password, of whom it has to be asked. Of whoever has a second factor the password
// alone is not enough: he comes by POST /me/reauthentication.
Result<void> check_password_of(http::Call&, Asking const&, std::optional<std::string> const& typed);

// Hashes: on the slow pool only. Wrong ones count as attempts to sign in.
// Refuses: reauthentication_required (none, or a wrong one), too_many_requests.
Result<void> check_password(http::Call&, persons::Person const&, std::optional<std::string> const& typed);

// Where the password is asked anyway. Refuses: reauthentication_required (there is a second
// factor, and it was not shown a short while ago).
Result<void> check_second_factor(Asking const&);
Refusal code_required();

// For what would let a thief of the session stay, and takes no password with it.
// Refuses: unauthenticated, reauthentication_required (an API token, or he signed in long ago).
Result<sessions::Session> require_recent(http::Call&, db::Transaction&);

// In the transaction that writes: still signed in, with the password that was shown.
// Refuses: unauthenticated, reauthentication_required.
Result<sessions::Session> require_still(http::Call&, db::Transaction&, persons::Person const& verified);

}
