#pragma once

// What is pure about contacts.

#include "base/names.h"

#include <string>

namespace kith::contact_cards {

// What lists sort by and search in.
std::string name_key(PersonName const& first, PersonName const& last);

}
