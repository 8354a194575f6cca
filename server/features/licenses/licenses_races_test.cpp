// Who takes the last license at the same moment: each test states how many may win.

#include "licenses/licenses.h"

#include "support/licensing.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace kith::licenses {
namespace {

using tests::in_parallel;

class LicenseRacesTest : public tests::Licensing {
protected:
    // How many of so many get one.
    int taken_by(int takers)
    {
        return in_parallel(takers, takers, [&](int i) {
            auto const answer = taken("Taker" + std::to_string(i));
            EXPECT_TRUE(answer == "yes" || answer == "last" || answer == "no_licenses_available") << answer;
            return answer == "yes" || answer == "last";
        });
    }
    void release_from_all(int takers)
    {
        for (int i = 0; i < takers; ++i)
            release("Taker" + std::to_string(i));
    }
    void expect_whole()
    {
        auto findings = acme.read([&](db::Transaction& tx) { return check(tx, account); });
        std::erase_if(findings, [](std::string const& each) { return each.contains("is held by nobody"); });
        EXPECT_EQ(findings, std::vector<std::string> {});
    }
};
KITH_ON_BOTH_ENGINES(LicenseRacesTest);

// RAC-01, S4-32
TEST_P(LicenseRacesTest, one_of_48_gets_the_last_license)
{
    taken("Bob");
    taken("Cem");
    EXPECT_EQ(taken_by(48), 1);
    EXPECT_EQ(pool().assigned, 3);
    EXPECT_EQ(numbers(), "0 of 3");
    expect_whole();
}

// RAC-01, S4-32: and none of the three is left unused.
TEST_P(LicenseRacesTest, three_of_64_get_three_licenses_in_every_round)
{
    for (int round = 0; round < 5; ++round) {
        EXPECT_EQ(taken_by(64), 3) << round;
        EXPECT_EQ(numbers(), "0 of 3") << round;
        release_from_all(64);
        EXPECT_EQ(numbers(), "3 of 3") << round;
    }
    expect_whole();
}

// RAC-01: one of them is told that it was the last.
TEST_P(LicenseRacesTest, the_last_license_is_said_to_be_the_last_once)
{
    EXPECT_EQ(in_parallel(16, 16, [&](int i) { return taken("Taker" + std::to_string(i)) == "last"; }), 1);
}

// S4-32: what one gives back in the middle of it is not given to two.
TEST_P(LicenseRacesTest, those_who_give_back_and_those_who_take_never_share)
{
    std::atomic<int> most = 0;
    in_parallel(16, 120, [&](int i) {
        auto const name = "Taker" + std::to_string(i % 12);
        i % 3 ? static_cast<void>(taken(name + '-' + std::to_string(i))) : release(name + '-' + std::to_string(i - 1));
        auto const assigned = static_cast<int>(pool().assigned);
        for (int seen = most; assigned > seen && !most.compare_exchange_weak(seen, assigned);) {
        }
        return true;
    });
    EXPECT_LE(most, 3);
    expect_whole();
}

// S4-28, S4-32: the total is lowered while others take.
TEST_P(LicenseRacesTest, a_total_that_is_lowered_is_never_exceeded)
{
    total_set(20);
    in_parallel(16, 32, [&](int i) {
        if (i % 4 == 3)
            return total_set(20 - i / 2) == "below_use";
        return taken("Taker" + std::to_string(i)) == "yes";
    });
    auto const end = pool();
    EXPECT_LE(end.assigned, *end.total);
    expect_whole();
}

// B14, S4-32: many notice at once that one license has ended.
TEST_P(LicenseRacesTest, one_of_many_gets_a_license_that_has_just_ended)
{
    taken("Bob");
    taken("Cem");
    taken("Dan", "suite", wall_clock() + 1h);
    clock.by(1h);
    EXPECT_EQ(taken_by(32), 1);
    EXPECT_EQ(numbers(), "0 of 3");
    expect_whole();
}

// Whatever happens, in whatever order: never more than there are, and the ledger agrees.
TEST_P(LicenseRacesTest, nothing_that_happens_exceeds_the_total)
{
    std::mt19937 random { 20260504 };
    auto chance = [&](int of) { return static_cast<int>(random() % static_cast<unsigned>(of)); };
    std::set<std::string> holders; // for good
    for (int step = 0; step < 250; ++step) {
        auto const name = "Taker" + std::to_string(chance(12));
        auto const what = chance(10);
        if (what < 4 && !holders.contains(name) && taken(name) != "no_licenses_available")
            holders.insert(name);
        else if (what < 6)
            taken("Ending" + std::to_string(step), "suite", wall_clock() + Duration { chance(60'000) + 1 });
        else if (what < 8)
            release(name), holders.erase(name);
        else if (what == 8)
            total_set(chance(6) ? std::optional<std::int64_t> { chance(9) } : std::nullopt);
        else
            clock.by(10s);
        auto const state = pool();
        ASSERT_LE(state.assigned, state.total.value_or(1000)) << step;
        ASSERT_GE(state.assigned, static_cast<std::int64_t>(holders.size())) << step;
    }
    expect_whole();
}

}
}
