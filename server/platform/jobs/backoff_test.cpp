#include "jobs/backoff.h"

#include <gtest/gtest.h>

namespace kith::jobs {
namespace {

TEST(Backoff, doubles_up_to_its_longest)
{
    struct Case {
        int attempt;
        Duration expected;
    };
    for (auto const& [attempt, expected] : { Case { 0, 10s }, Case { 1, 10s }, Case { 2, 20s }, Case { 9, 2560s },
             Case { 10, 1h }, Case { 1'000'000, 1h } }) {
        for (int i = 0; i < 100; ++i) {
            auto const delay = backoff(attempt, 10s, 1h);
            EXPECT_GE(delay, expected * 8 / 10);
            EXPECT_LE(delay, expected * 12 / 10);
        }
    }
}

TEST(Backoff, differs_from_time_to_time) { EXPECT_NE(backoff(10, 1h, 4h), backoff(10, 1h, 4h)); }

}
}
