#include "http/slow_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace kith::http {
namespace {

TEST(SlowLane, refuses_what_would_wait_too_long)
{
    SlowLane pool { 2, 3 };
    std::latch running { 2 };
    std::latch go_on { 1 };
    std::atomic<int> done = 0;
    auto const work = [&] { running.count_down(), go_on.wait(), ++done; };
    EXPECT_TRUE(pool.try_run(work));
    EXPECT_TRUE(pool.try_run(work));
    running.wait();
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(pool.try_run([&] { ++done; }));
    EXPECT_FALSE(pool.try_run([&] { ++done; }));
    go_on.count_down();
    pool.stop();
    EXPECT_EQ(done, 5) << "what was accepted is done";
    EXPECT_FALSE(pool.try_run([] {}));
}

}
}
