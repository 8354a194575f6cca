#pragma once

// Reading what a provider answers: JSON that may hold anything.

#include "fetch/fetch.h"
#include "identity_providers/provider_rules.h"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kith::identity_providers {

// Empty for whatever is no text.
std::string text_at(boost::json::object const&, std::string_view name);
// Only what is true, and neither "true" nor 1.
bool is_true(boost::json::object const&, std::string_view name);
// What it says, as administrators see it: so many members, each so long.
std::vector<Claim> shortened(boost::json::object const&);

// Refuses: provider_unreachable (no answer, or none of success).
Result<void> check_reached(fetch::Answer const&, std::string_view what);
// Refuses: as above, and provider_confused (it is no JSON object).
Result<boost::json::object> object_in(fetch::Answer const&, std::string_view what);
// What it says to a code. Refuses: as above, and provider_confused (it takes no such code).
Result<boost::json::object> tokens_in(fetch::Answer const&);

}
