#include "http/rates.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace kith::http {
namespace {

constexpr Rate seldom { "seldom", 1, 3 };
constexpr Rate rare { "rare", 1, 1 };

TEST(Rates, give_a_burst_and_then_say_how_long_to_wait)
{
    Rates rates;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(rates.take(seldom, "ann"), 0);
    auto const seconds = rates.take(seldom, "ann");
    EXPECT_GE(seconds, 59);
    EXPECT_LE(seconds, 60);
}

TEST(Rates, count_each_key_and_each_rate_by_itself)
{
    Rates rates;
    EXPECT_EQ(rates.take(rare, "ann"), 0);
    EXPECT_EQ(rates.take(rare, "bob"), 0);
    EXPECT_EQ(rates.take(seldom, "ann"), 0);
    EXPECT_GT(rates.take(rare, "ann"), 0);
    EXPECT_GT(rates.take(rare, "bob"), 0);
}

TEST(Rates, refill_with_time)
{
    Rates rates;
    constexpr Rate quick { "quick", 6000, 1 };
    EXPECT_EQ(rates.take(quick, "ann"), 0);
    std::this_thread::sleep_for(std::chrono::milliseconds { 30 });
    EXPECT_EQ(rates.take(quick, "ann"), 0);
}

TEST(Rates, give_no_more_than_the_burst_to_many_threads)
{
    Rates rates;
    constexpr Rate hundred { "hundred", 1, 100 };
    std::atomic<int> given = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&] {
                for (int each = 0; each < 50; ++each)
                    given += rates.take(hundred, "ann") == 0;
            });
        }
    }
    EXPECT_EQ(given, 100);
}

TEST(Rates, are_not_forgotten_under_a_flood_of_fresh_keys)
{
    Rates rates;
    for (int i = 0; i < 3; ++i)
        rates.take(seldom, "guessed at");
    for (int i = 0; i < 150'000; ++i)
        rates.take(seldom, std::to_string(i));
    EXPECT_GT(rates.take(seldom, "guessed at"), 0);
}

}
}
