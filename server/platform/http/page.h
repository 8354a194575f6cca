#pragma once

// Lists are paged by key (keyset): a cursor says after which row the next page
// begins, so page 400 costs what page 1 costs.

#include "base/result.h"
#include "base/time.h"
#include "http/call.h"

#include <optional>
#include <string>
#include <string_view>

namespace kith::http {

// 1 to 200; lists give 25 when nothing is said.
class PageLimit {
public:
    static constexpr int minimum = 1;
    static constexpr int maximum = 200;
    static Result<PageLimit> parse(std::string_view);
    std::string const& text() const { return text_; }
    int number() const { return number_; }

private:
    std::string text_ = "25";
    int number_ = 25;
};

// The last row of a page, in the order of its list: opaque outside.
struct Cursor {
    std::string sort; // the order it belongs to; another one refuses it
    std::string key;
    std::string id;
};
Cursor time_cursor(std::string_view sort, Time, std::string id);
std::string write_cursor(Cursor const&);
// Refuses `malformed` for what is no cursor of this order.
Result<Cursor> read_cursor(std::string_view text, std::string_view sort);
// The same, where the key must be a number: a time, a sequence.
Result<Cursor> read_time_cursor(std::string_view text, std::string_view sort);

// Says where the next page begins: the cursor, also as Link: <...>; rel="next" (RFC 8288).
std::string next_page(Call&, Cursor const& last);

enum class Key { Text, Time };

// The rows after that one, for who writes all pages.
template<typename Listing>
void go_on(Listing& listing, Cursor const& after)
{
    listing.after_key = after.key;
    listing.after_id = after.id;
}

// A list is asked for one row more than fits, which tells whether there is another page.
// `listing` (of a store) has after_key, after_id, limit; `query` has limit and cursor.
template<typename Listing, typename Query>
Result<void> begin_page(Listing& listing, Query const& query, std::string_view sort, Key key)
{
    listing.limit = query.limit.value_or(PageLimit {}).number() + 1;
    if (!query.cursor)
        return {};
    auto const after = TRY(key == Key::Time ? read_time_cursor(*query.cursor, sort) : read_cursor(*query.cursor, sort));
    go_on(listing, after);
    return {};
}

// Takes that row away again. `place_of(row)` is the Cursor of the last one that stays.
template<typename Rows, typename Listing, typename PlaceOf>
std::optional<std::string> end_page(Call& call, Rows& rows, Listing const& listing, PlaceOf place_of)
{
    if (static_cast<int>(rows.size()) < listing.limit)
        return {};
    rows.pop_back();
    return next_page(call, place_of(rows.back()));
}

}
