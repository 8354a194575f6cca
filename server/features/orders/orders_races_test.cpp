// Who decides at the same moment: each test states how many may win.

#include "support/ordering.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::orders {
namespace {

using tests::in_parallel;

class OrderRacesTest : public tests::Ordering {
protected:
    Order placed(std::int64_t quantity)
    {
        return acme.write([&](db::Transaction& tx) { return place(tx, eve, { "suite", quantity }); }).value();
    }
    bool is_approved(Order const& order)
    {
        return acme.write([&](db::Transaction& tx) { return approve(tx, by_olga, order, {}); }).has_value();
    }

    operators::Operator const by_olga { olga.person, "Olga Lee" };
};
KITH_ON_BOTH_ENGINES(OrderRacesTest);

// S1-31: two approvals at once raise once. All have read the order before.
TEST_P(OrderRacesTest, of_sixteen_who_approve_one_raises_the_total)
{
    auto const order = placed(5);
    EXPECT_EQ(in_parallel(16, 16, [&](int) { return is_approved(order); }), 1);
    EXPECT_EQ(total("suite"), "8");
}

// S1-31
TEST_P(OrderRacesTest, of_those_who_approve_reject_and_cancel_one_wins)
{
    for (int round = 0; round < 5; ++round) {
        auto const order = placed(1);
        auto const before = total("suite");
        auto const won = in_parallel(12, 12, [&](int i) {
            if (i % 3 == 0)
                return is_approved(order);
            if (i % 3 == 1)
                return acme
                    .write([&](db::Transaction& tx) { return reject(tx, by_olga, order, LongText::stored("No")); })
                    .has_value();
            return acme.write([&](db::Transaction& tx) { return cancel(tx, eve, order); }).has_value();
        });
        EXPECT_EQ(won, 1) << round;
        auto const now = acme.read([&](db::Transaction& tx) { return find(tx, acme.account.id, order.id).value(); });
        EXPECT_EQ(total("suite") != before, now.state == State::Approved) << round;
    }
}

// S1-31: different orders do not lose what the other one brought.
TEST_P(OrderRacesTest, all_orders_that_are_approved_at_once_count)
{
    std::vector<Order> orders;
    for (int i = 0; i < 12; ++i)
        orders.push_back(placed(2));
    EXPECT_EQ(in_parallel(12, 12, [&](int i) { return is_approved(orders[static_cast<std::size_t>(i)]); }), 12);
    EXPECT_EQ(total("suite"), "27");
}

// The same where the pool has to be opened first.
TEST_P(OrderRacesTest, a_pool_is_opened_once)
{
    EXPECT_EQ(tests::code(acme.write([&](db::Transaction& tx) {
        return licenses::add_product(tx, { "piano", "Kith Piano", false, {} });
    })),
        "");
    std::vector<Order> orders;
    for (int i = 0; i < 8; ++i)
        orders.push_back(acme.write([&](db::Transaction& tx) { return place(tx, eve, { "piano", 1 }); }).value());
    EXPECT_EQ(in_parallel(8, 8, [&](int i) { return is_approved(orders[static_cast<std::size_t>(i)]); }), 8);
    EXPECT_EQ(total("piano"), "8");
}

// Their numbers have no gaps, however many order at once; at the end `kith check` agrees.
TEST_P(OrderRacesTest, those_who_order_at_once_get_numbers_one_after_the_other)
{
    EXPECT_EQ(in_parallel(16, 32, [&](int) { return placed(1).number <= 32; }), 32);
    EXPECT_EQ(acme.read([&](db::Transaction& tx) { return count(tx, { acme.account.id, {}, "", "" }); }), 32);
}

// Two who dismiss each other at once: one stays.
TEST_P(OrderRacesTest, somebody_always_runs_the_server)
{
    for (int round = 0; round < 10; ++round) {
        make_operator(eve);
        make_operator(olga);
        EXPECT_EQ(in_parallel(2, 2,
                      [&](int i) {
                          return acme.write([&](db::Transaction& tx) {
                              return persons::dismiss_operator(tx, (i ? eve : olga).person);
                          });
                      }),
            1);
    }
}

}
}
