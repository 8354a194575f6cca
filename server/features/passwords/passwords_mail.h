#pragma once

#include "mail/outbox.h"
#include "persons/persons.h"

#include <string>

namespace kith::passwords {

// "password:<person>": what the limit of mails a day counts.
std::string mail_reason(PersonId const&);

// Somebody, who need not be the person, said to have forgotten the password.
mail::Message reset_message(AccountId const&, persons::Person const&, EmailAddress const& to, std::string const& url);

}
