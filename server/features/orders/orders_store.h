#pragma once

// The only code that reads or writes the tables orders and order_numbers.

#include "orders/orders.h"

namespace kith::orders::store {

// The number of the account's next order. Until the end of the transaction others who
// order there wait.
std::int64_t take_number(db::Transaction&, AccountId const&);
std::int64_t count_waiting(db::Transaction&, AccountId const&);

void insert(db::Transaction&, Order const&);
// What has been decided. False when somebody else was quicker.
bool decide(db::Transaction&, Order const&);

std::optional<Order> find(db::Transaction&, AccountId const&, OrderId const&);
std::optional<Order> find_anywhere(db::Transaction&, OrderId const&);
std::vector<Order> list(db::Transaction&, Listing const&);
std::int64_t count(db::Transaction&, Listing const&);

// Whether the numbers are 1, 2, 3 ... up to the last.
bool has_gap(db::Transaction&, AccountId const&);

}
