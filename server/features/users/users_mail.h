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

// A client who is a user now; who came by a link alone chooses a password.
void queue_promoted(db::Transaction&, memberships::Membership const& user, std::string const& account,
    std::string const& by, persons::Person const&, std::string const& message);
void queue_demoted(
    db::Transaction&, memberships::Membership const& client, std::string const& account, std::string const& by);

}
