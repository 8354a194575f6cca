#pragma once

// What differs between a user before and after, for the audit log.

#include "memberships/memberships.h"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace kith::users {

struct Difference {
    std::string what;
    std::string before;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(Difference, (), (what, before, after))

struct Differences {
    std::vector<Difference> changes;
};
BOOST_DESCRIBE_STRUCT(Differences, (), (changes))

Differences differences_of(memberships::Membership const& before, memberships::Membership const& after);

// The same as the log holds it, with the names of custom roles.
std::string text_of(
    db::Transaction&, Differences const&, memberships::Membership const& before, memberships::Membership const& after);

}
