#include "users/users_http.h"

#include "http/page.h"

namespace kith::users {
namespace {

enum class StateFilter { Active, Inactive, All };
BOOST_DESCRIBE_ENUM(StateFilter, Active, Inactive, All)

struct UserQuery {
    std::optional<StateFilter> state;
    std::optional<std::string> q;
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<std::string> sort; // name, -name, created_at, -created_at
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(UserQuery, (), (state, q, limit, cursor, sort, total))

struct UserPage {
    std::vector<User> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(UserPage, (), (items, next_cursor, total))

std::optional<memberships::State> state_of(std::optional<StateFilter> filter)
{
    switch (filter.value_or(StateFilter::Active)) {
    case StateFilter::Active:
        return memberships::State::Active;
    case StateFilter::Inactive:
        return memberships::State::Inactive;
    case StateFilter::All:
        return {};
    }
    return {};
}

Result<void> set_order(memberships::Listing& listing, std::string_view sort)
{
    listing.descending = sort.starts_with('-');
    auto const column = enum_from_text<memberships::Sort>(sort.substr(listing.descending ? 1 : 0));
    if (!column)
        return refuse("malformed", "sort", "must be name, -name, created_at or -created_at");
    listing.sort = *column;
    return {};
}

Result<void> set_beginning(memberships::Listing& listing, std::string_view cursor, std::string_view sort)
{
    auto const after = TRY(http::read_cursor(cursor, sort));
    bool const is_number =
        !after.key.empty() && after.key.find_first_not_of("0123456789") == after.key.npos && after.key.size() < 19;
    if (listing.sort == memberships::Sort::CreatedAt && !is_number)
        return refuse("malformed", "cursor", "is not a cursor of this list");
    listing.after_key = after.key;
    listing.after_id = after.id;
    return {};
}

Result<memberships::Listing> listing_of(UserQuery const& query)
{
    memberships::Listing listing;
    auto const sort = query.sort.value_or("name");
    listing.state = state_of(query.state);
    listing.text = query.q.value_or("");
    listing.limit = query.limit.value_or(http::PageLimit {}).number();
    TRY(set_order(listing, sort));
    if (query.cursor)
        TRY(set_beginning(listing, *query.cursor, sort));
    return listing;
}

Result<UserPage> get_users(http::Call& call, db::Transaction& tx, http::Query<UserQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may(actor, Permission::ManageUsers));
    auto const query = TRY(parameters.read());
    auto const listing = TRY(listing_of(query));
    auto const page = TRY(list(tx, actor, listing, query.total.value_or(false)));
    UserPage answer { {}, {}, page.total };
    for (auto const& member : page.items)
        answer.items.push_back(shown(member));
    if (page.last) {
        answer.next_cursor = http::write_cursor(
            { query.sort.value_or("name"), memberships::sort_key(*page.last, listing.sort), page.last->id.text() });
        http::add_next_link(call, *answer.next_cursor);
    }
    return answer;
}

Result<User> get_user(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const member = TRY(get(tx, actor, MembershipId::from_text(call.path_parameter("user"))));
    call.set_version(member.version);
    return shown(member);
}

}

User shown(memberships::Membership const& member)
{
    return { member.id, member.person, member.first_name, member.last_name, member.display_name(), member.email,
        member.roles.list(), member.state, member.last_seen_at, member.created_at };
}

void add_routes(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/users", "Lists the users of an account", get_users);
    router.get("/api/v1/accounts/{account}/users/{user}", "Shows one user", get_user);
}

}
