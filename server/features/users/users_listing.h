#pragma once

// Pages of users as the API asks for and shows them.

#include "http/page.h"
#include "users/users_http.h"

namespace kith::users {

enum class StateFilter { Active, Inactive, All };
BOOST_DESCRIBE_ENUM(StateFilter, Active, Inactive, All)

struct UserQuery {
    std::optional<StateFilter> state;
    std::optional<RoleName> role;
    std::optional<std::string> product;
    std::optional<std::string> q;
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<std::string> sort; // name, -name, created_at, -created_at
    std::optional<bool> total;
    std::optional<Time> unseen_since; // neither seen nor added from then on
    std::optional<teams::TeamId> team;
};
BOOST_DESCRIBE_STRUCT(UserQuery, (), (state, role, product, q, limit, cursor, sort, total, unseen_since, team))

struct UserPage {
    std::vector<User> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(UserPage, (), (items, next_cursor, total))

// Refuses: malformed.
Result<memberships::Listing> listing_of(UserQuery const&);
UserPage shown(http::Call&, db::Transaction&, UserQuery const&, memberships::Listing const&, Page const&);

}
