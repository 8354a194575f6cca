#pragma once

// Pages of users as the API asks for and shows them.

#include "http/page.h"
#include "users/users_http.h"

namespace kith::users {

struct UserQuery : UserFilter {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<std::string> sort; // name, -name, created_at, -created_at
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(UserQuery, (UserFilter), (limit, cursor, sort, total))

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
