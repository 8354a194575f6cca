#include "instance/health_rules.h"

#include <gtest/gtest.h>

namespace kith::instance {
namespace {

constexpr Time now { Days { 20'000 } };
constexpr std::int64_t gib = 1024 * 1024 * 1024;

TEST(HealthRulesTest, mail_that_waits_is_trouble)
{
    EXPECT_EQ(wellness_of(mail::Queue {}, true, now), Wellness::Good);
    EXPECT_EQ(wellness_of(mail::Queue { 3, now - 1min, 0, "" }, true, now), Wellness::Good);
    EXPECT_EQ(wellness_of(mail::Queue { 3, now - 16min, 0, "" }, true, now), Wellness::Warn);
    EXPECT_EQ(wellness_of(mail::Queue { 3, now - 5h, 0, "" }, true, now), Wellness::Bad);
    EXPECT_EQ(wellness_of(mail::Queue { 0, {}, 1, "550 no" }, true, now), Wellness::Warn);
    EXPECT_EQ(wellness_of(mail::Queue {}, false, now), Wellness::Warn);
    EXPECT_EQ(wellness_of(mail::Queue { 1, now, 0, "" }, false, now), Wellness::Bad);
}

TEST(HealthRulesTest, jobs_that_fail_are_worse_than_late_ones)
{
    EXPECT_EQ(wellness_of(std::vector<jobs::Trouble> {}), Wellness::Good);
    EXPECT_EQ(wellness_of(std::vector<jobs::Trouble> { { "sweep", "", now } }), Wellness::Warn);
    EXPECT_EQ(
        wellness_of(std::vector<jobs::Trouble> { { "sweep", "", now }, { "x", "disk full", now } }), Wellness::Bad);
}

TEST(HealthRulesTest, nodes_say_that_they_are_there_and_are_of_one_version)
{
    nodes::Node const one { {}, "a", "1.0", now, now };
    nodes::Node const silent { {}, "b", "1.0", now, now - 4min };
    nodes::Node const newer { {}, "b", "1.1", now, now };
    EXPECT_EQ(wellness_of(std::vector { one }, now), Wellness::Good);
    EXPECT_EQ(wellness_of(std::vector { one, one }, now), Wellness::Good);
    EXPECT_EQ(wellness_of(std::vector { one, silent }, now), Wellness::Warn);
    EXPECT_EQ(wellness_of(std::vector { one, newer }, now), Wellness::Warn);
    EXPECT_EQ(wellness_of(std::vector<nodes::Node> {}, now), Wellness::Good);
}

TEST(HealthRulesTest, room_runs_out)
{
    EXPECT_EQ(wellness_of(Room { 50 * gib, 100 * gib }), Wellness::Good);
    EXPECT_EQ(wellness_of(Room { 9 * gib, 100 * gib }), Wellness::Warn);
    EXPECT_EQ(wellness_of(Room { gib, 100 * gib }), Wellness::Bad);
    EXPECT_EQ(wellness_of(Room { gib / 5, gib }), Wellness::Bad);
    EXPECT_EQ(wellness_of(Room {}), Wellness::Warn) << "nobody knows";
}

}
}
