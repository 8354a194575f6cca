#pragma once

// What somebody had when he was made inactive, as the log tells it: whoever makes him active
// again chooses from it (S4-27).

#include "memberships/memberships.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::users {

struct Had {
    Time at {}; // until then
    Rights rights;
    std::vector<std::string> licenses;
};

// Nothing of who is active, nor where the log does not tell.
std::optional<Had> find_had(db::Transaction&, memberships::Membership const&);

}
