#pragma once

// Words that the owner of a login needs who did not do it himself.

#include "mail/letter.h"
#include "persons/persons.h"

#include <string>

namespace kith::passkeys {

mail::Letter added_letter(persons::Person const&, std::string const& name, Time);
mail::Letter removed_letter(persons::Person const&, std::string const& name, Time);
mail::Letter cloned_letter(persons::Person const&, std::string const& name, std::string const& address, Time);

}
