#pragma once

#include "mail/letter.h"
#include "passwords/passwords.h"
#include "persons/persons.h"

#include <string>

namespace kith::passwords {

// "password:<person>": what the limit of mails a day counts.
std::string mail_reason(PersonId const&);
// "login:<person>": of mails that tell of a change.
std::string change_reason(PersonId const&);

// Somebody, who need not be the person, said to have forgotten the password.
mail::Message reset_message(AccountId const&, persons::Person const&, EmailAddress const& to, std::string const& url);

// Words that the owner of a login needs who did not do it himself.
mail::Letter password_changed(persons::Person const&, Time, Place const&);
mail::Letter recovery_changed(persons::Person const& after, Time);

}
