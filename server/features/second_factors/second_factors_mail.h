#pragma once

// Words that the owner of a login needs who did not do it himself.

#include "mail/letter.h"
#include "persons/persons.h"

#include <string>

namespace kith::second_factors {

mail::Letter turned_on_letter(persons::Person const&, Time);
mail::Letter turned_off_letter(persons::Person const&, Time);
mail::Letter taken_away_letter(persons::Person const&, std::string const& by, Time);
mail::Letter codes_made_letter(persons::Person const&, Time);
mail::Letter guessed_letter(persons::Person const&, int codes, std::string const& address, Time when);
mail::Letter code_used_letter(persons::Person const&, int left, std::string const& address, Time);

}
