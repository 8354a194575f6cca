#pragma once

// The words of the mails about being a user.

#include "memberships/memberships.h"
#include "persons/persons.h"

#include <string>

namespace kith::users {

// A one-time link to set the password; never a password.
void queue_welcome(db::Transaction&, memberships::Membership const&, std::string const& account, std::string const& by,
    persons::Person const&);
// "Acme added you: join or decline", to a person who has a login.
void queue_join_request(db::Transaction&, memberships::Membership const&, std::string const& account,
    std::string const& by, persons::Person const&);

}
