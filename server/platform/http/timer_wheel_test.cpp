#include "http/timer_wheel.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace kith::http {
namespace {

struct Limit final : TimerWheel::Entry {
    std::function<void()> action;
    int times = 0;
    void time_is_up() override
    {
        ++times;
        if (action)
            action();
    }
};

void turn(TimerWheel& wheel, int seconds)
{
    for (int i = 0; i < seconds; ++i)
        wheel.tick();
}

TEST(TimerWheel, ends_a_limit_once_between_n_and_n_plus_one_seconds)
{
    for (int seconds : { 0, 1, 10, 63, 64, 65, 1000 }) {
        TimerWheel wheel;
        turn(wheel, 7);
        Limit limit;
        wheel.set(limit, seconds);
        turn(wheel, seconds);
        EXPECT_EQ(limit.times, 0) << seconds;
        turn(wheel, 1);
        EXPECT_EQ(limit.times, 1) << seconds;
        turn(wheel, 200);
        EXPECT_EQ(limit.times, 1) << seconds;
    }
}

TEST(TimerWheel, forgets_what_is_cleared_set_anew_or_destroyed)
{
    TimerWheel wheel;
    Limit cleared, moved;
    auto destroyed = std::make_unique<Limit>();
    for (auto* limit : { &cleared, &moved, destroyed.get() })
        wheel.set(*limit, 3);
    wheel.clear(cleared);
    wheel.set(moved, 10);
    destroyed.reset();
    turn(wheel, 5);
    EXPECT_EQ(cleared.times + moved.times, 0);
    turn(wheel, 6);
    EXPECT_EQ(moved.times, 1);
}

TEST(TimerWheel, lets_those_it_calls_change_their_neighbours)
{
    TimerWheel wheel;
    Limit first;
    auto second = std::make_unique<Limit>();
    auto third = std::make_unique<Limit>();
    for (auto* limit : { third.get(), &first, second.get() })
        wheel.set(*limit, 1);
    auto const destroy_others = [&] { second.reset(), third.reset(); };
    first.action = [&] { wheel.set(first, 0), destroy_others(); };
    second->action = [&] { wheel.clear(first), wheel.set(first, 0), third.reset(); };
    turn(wheel, 4);
    EXPECT_EQ(first.times, 2);
}

}
}
