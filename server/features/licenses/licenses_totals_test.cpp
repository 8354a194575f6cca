// How many licenses an account has: raised, lowered, unlimited and back.

#include "licenses/licenses.h"

#include "support/licensing.h"

#include <gtest/gtest.h>

namespace kith::licenses {
namespace {

class LicenseTotalsTest : public tests::Licensing {
protected:
    // But that the holders are made up.
    std::vector<std::string> findings()
    {
        auto all = acme.read([&](db::Transaction& tx) { return check(tx, account); });
        std::erase_if(all, [](std::string const& each) { return each.contains("is held by nobody"); });
        return all;
    }
    events::Event newest_event()
    {
        return acme.read([&](db::Transaction& tx) { return events::list_before(tx, account, 0, 1).at(0); });
    }
};
KITH_ON_BOTH_ENGINES(LicenseTotalsTest);

// S4-28
TEST_P(LicenseTotalsTest, are_raised_and_lowered)
{
    EXPECT_EQ(total_set(8), "8");
    EXPECT_EQ(numbers(), "8 of 8");
    EXPECT_EQ(newest_event().operation, "license.total_changed");
    EXPECT_EQ(newest_event().data, R"({"before":3,"after":8})");
    EXPECT_EQ(newest_event().target.id, "suite");
    EXPECT_EQ(total_set(1), "1");
    EXPECT_EQ(numbers(), "1 of 1");
    EXPECT_EQ(numbers("voice"), "3 of 3") << "another product";
    EXPECT_EQ(total_set(0), "0");
    EXPECT_EQ(taken("Bob"), "no_licenses_available");
    EXPECT_EQ(findings(), std::vector<std::string> {});
}

// S4-28
TEST_P(LicenseTotalsTest, never_go_below_what_is_in_use)
{
    taken("Bob");
    taken(reservation(InvitationId::make()));
    EXPECT_EQ(total_set(1), "below_use") << "what is reserved is in use";
    EXPECT_EQ(total_set(0), "below_use");
    EXPECT_EQ(total_set(-1), "below_use");
    EXPECT_EQ(numbers(), "1 of 3") << "and nothing has changed";
    EXPECT_EQ(total_set(2), "2");
    EXPECT_EQ(numbers(), "0 of 2");
}

// S4-28: whoever is left keeps his own, whatever its number.
TEST_P(LicenseTotalsTest, are_lowered_around_those_who_hold_one)
{
    for (auto const* name : { "Bob", "Cem", "Dan" })
        taken(name);
    release("Bob");
    release("Cem");
    EXPECT_EQ(total_set(1), "1");
    EXPECT_EQ(ledger({ .at = wall_clock() }), "3 Dan");
    EXPECT_EQ(taken("Fay"), "no_licenses_available");
    EXPECT_EQ(total_set(3), "3");
    EXPECT_EQ(taken("Fay"), "yes");
    EXPECT_EQ(findings(), std::vector<std::string> {});
}

TEST_P(LicenseTotalsTest, without_a_limit_give_to_everybody)
{
    EXPECT_EQ(total_set({}), "unlimited");
    EXPECT_EQ(newest_event().data, R"({"before":3,"after":null})");
    for (int i = 0; i < 12; ++i)
        EXPECT_EQ(taken("Bob" + std::to_string(i)), "yes") << "never the last";
    EXPECT_EQ(pool().assigned, 12);
    EXPECT_EQ(pool().available(), std::nullopt);
    EXPECT_EQ(findings(), std::vector<std::string> {});
}

TEST_P(LicenseTotalsTest, come_back_from_unlimited)
{
    total_set({});
    for (int i = 0; i < 5; ++i)
        taken("Bob" + std::to_string(i));
    release("Bob1");
    EXPECT_EQ(total_set(3), "below_use");
    EXPECT_EQ(total_set(4), "4");
    EXPECT_EQ(numbers(), "0 of 4");
    EXPECT_EQ(taken("Cem"), "no_licenses_available");
    EXPECT_EQ(total_set({}), "unlimited");
    EXPECT_EQ(taken("Cem"), "yes");
    EXPECT_EQ(total_set(6), "6");
    EXPECT_EQ(taken("Dan"), "last");
    EXPECT_EQ(findings(), std::vector<std::string> {});
}

// B14: a license that has ended is not in use.
TEST_P(LicenseTotalsTest, count_none_whose_time_is_over)
{
    taken("Bob", "suite", wall_clock() + 1h);
    EXPECT_EQ(total_set(0), "below_use");
    clock.by(1h);
    EXPECT_EQ(total_set(0), "0");
    EXPECT_EQ(findings(), std::vector<std::string> {});
}

TEST_P(LicenseTotalsTest, of_what_the_server_does_not_know_are_refused)
{
    EXPECT_EQ(total_set(5, "piano"), "not_found");
}

// S4-28: a product of the server that this account had not.
TEST_P(LicenseTotalsTest, open_a_pool_where_there_was_none)
{
    acme.write([&](db::Transaction& tx) {
        tx.run("insert into products (slug, name, is_default, default_total, position)"
               " values ('piano', 'Kith Piano', 0, null, 9)");
    });
    EXPECT_EQ(taken("Bob", "piano"), "validation");
    EXPECT_EQ(total_set(2, "piano"), "2");
    EXPECT_EQ(taken("Bob", "piano"), "yes");
    EXPECT_EQ(taken("Cem", "piano"), "last");
}

}
}
