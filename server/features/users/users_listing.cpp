#include "users/users_listing.h"

namespace kith::users {
namespace {

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
    bool const by_time = listing.sort == memberships::Sort::CreatedAt;
    auto const after = TRY(by_time ? http::read_time_cursor(cursor, sort) : http::read_cursor(cursor, sort));
    listing.after_key = after.key;
    listing.after_id = after.id;
    return {};
}

}

memberships::Listing listing_of(UserFilter const& filter)
{
    memberships::Listing listing;
    listing.state = state_of(filter.state);
    listing.role = filter.role;
    listing.product = filter.product.value_or("");
    listing.text = filter.q.value_or("");
    if (filter.team)
        listing.facet = teams::facet_of(*filter.team);
    listing.unseen_since = filter.unseen_since;
    if (filter.second_factor)
        listing.second_factor = *filter.second_factor == SecondFactorFilter::On;
    return listing;
}

Result<memberships::Listing> listing_of(UserQuery const& query)
{
    auto listing = listing_of(static_cast<UserFilter const&>(query));
    auto const sort = query.sort.value_or("name");
    listing.limit = query.limit.value_or(http::PageLimit {}).number();
    TRY(set_order(listing, sort));
    if (query.cursor)
        TRY(set_beginning(listing, *query.cursor, sort));
    return listing;
}

UserPage shown(http::Call& call, db::Transaction& tx, UserQuery const& query, memberships::Listing const& listing,
    Page const& page)
{
    UserPage answer { {}, {}, page.total };
    if (page.items.empty())
        return answer;
    answer.items = shown_all(tx, page.items.front().account, page.items);
    if (page.last)
        answer.next_cursor = http::next_page(call,
            { query.sort.value_or("name"), memberships::sort_key(*page.last, listing.sort), page.last->id.text() });
    return answer;
}

}
