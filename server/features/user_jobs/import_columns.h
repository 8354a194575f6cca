#pragma once

// Which column of a file means what: as people of several countries call it, or as said.

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::user_jobs {

// The fields of a user, as the API spells them, and `name`: first and last name in one.
std::vector<std::string> const& import_fields();

// For each column its field; empty: it is left out. Each field once.
std::vector<std::string> guess_fields(std::vector<std::string> const& header);

// "first_name,last_name,,email": one for each column, from the first on.
// Refuses: malformed (`columns`: no such field, or one of them twice).
Result<std::vector<std::string>> parse_fields(std::string_view text);

// Refuses: validation (`email`, `first_name`, `last_name`: no column means it), naming the
// header, so that somebody may say which does.
Result<void> check_fields(std::vector<std::string> const& header, std::vector<std::string> const& fields);

}
