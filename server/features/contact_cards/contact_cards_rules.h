#pragma once

// What is pure about contacts.

#include "base/names.h"

#include <string>
#include <string_view>
#include <utility>

namespace kith::contact_cards {

// "+41 (0)44 668 18 00" and "0041446681800" become "+41446681800" (E.164). What names no
// country, or is no number, stays as it is.
std::string normalized_mobile(std::string_view);
bool is_international(std::string_view mobile);

// One name becomes two by its last word; of a single one there is no last name.
std::pair<std::string, std::string> split_name(std::string_view);

// What lists sort by and search in.
std::string name_key(PersonName const& first, PersonName const& last);

}
