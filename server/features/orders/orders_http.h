#pragma once

#include "http/page.h"
#include "http/router.h"
#include "orders/orders.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::orders {

struct OrderedByBody {
    MembershipId id;
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(OrderedByBody, (), (id, display_name))

struct DecidedByBody {
    std::string display_name;
};
BOOST_DESCRIBE_STRUCT(DecidedByBody, (), (display_name))

struct OrderBody {
    OrderId id;
    std::int64_t number;
    std::string product;
    std::string product_name;
    std::int64_t quantity;
    std::string note;
    State state;
    OrderedByBody requested_by;
    std::optional<DecidedByBody> decided_by; // null: nobody yet
    std::string decision_note;
    Time created_at;
    std::optional<Time> decided_at;
};
BOOST_DESCRIBE_STRUCT(OrderBody, (),
    (id, number, product, product_name, quantity, note, state, requested_by, decided_by, decision_note, created_at,
        decided_at))

struct OrderQuery {
    std::optional<State> state;
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(OrderQuery, (), (state, limit, cursor, total))

struct OrderRows {
    std::vector<Order> orders;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
// One page of what is asked for: of an account, or of all.
Result<OrderRows> read_page(http::Call&, db::Transaction&, OrderQuery const&, std::optional<AccountId> const& account);

OrderBody shown(Order const&);
void add_routes(http::Router&);

}
