#pragma once

#include "http/router.h"
#include "users/users.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::users {

struct User {
    MembershipId id;
    PersonId person_id;
    PersonName first_name;
    PersonName last_name;
    std::string display_name;
    EmailAddress email;
    std::vector<Role> roles;
    memberships::State state;
    std::optional<Time> last_seen_at;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(
    User, (), (id, person_id, first_name, last_name, display_name, email, roles, state, last_seen_at, created_at))

User shown(memberships::Membership const&);
void add_routes(http::Router&);

}
