#pragma once

// Lists are paged by key (keyset): a cursor says after which row the next page
// begins, so page 400 costs what page 1 costs.

#include "base/result.h"
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
std::string write_cursor(Cursor const&);
// Refuses `malformed` for what is no cursor of this order.
Result<Cursor> read_cursor(std::string_view text, std::string_view sort);
// The same, where the key must be a number: a time, a sequence.
Result<Cursor> read_time_cursor(std::string_view text, std::string_view sort);

// Link: <...>; rel="next" (RFC 8288), the request's own URL with the next cursor.
void add_next_link(Call&, std::string const& cursor);

}
