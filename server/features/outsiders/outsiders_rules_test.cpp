// When outsiders end, and when their sponsors are asked (B15).

#include "outsiders/outsiders_rules.h"

#include <gtest/gtest.h>

namespace kith::outsiders {
namespace {

constexpr Time noon { std::chrono::sys_days { std::chrono::year { 2026 } / 3 / 1 } + 12h };

Life until(Duration in, int asked = 0)
{
    auto const end = noon + in;
    return { end, noon, true, {}, asked > 0 ? std::optional { end } : std::nullopt, asked };
}

TEST(OutsiderRules, the_earlier_end_is_the_end)
{
    Life life { noon + Days { 40 }, noon };
    EXPECT_EQ(end_of(life), noon + Days { 40 });
    life.inactivity_days = 30;
    EXPECT_EQ(end_of(life), noon + Days { 30 });
    life.valid_until = noon + Days { 20 };
    EXPECT_EQ(end_of(life), noon + Days { 20 });
    life.valid_until.reset();
    EXPECT_EQ(end_of(life), noon + Days { 30 });
    life.has_come = false;
    EXPECT_EQ(end_of(life), std::nullopt) << "who has not come yet is not missed";
}

TEST(OutsiderRules, ask_fourteen_and_three_days_before)
{
    struct Case {
        Duration left;
        int asked;
        Act act;
        std::optional<Duration> next; // from now
    };
    for (auto const& [left, asked, act, next] : {
             Case { Days { 20 }, 0, Act::Wait, Days { 6 } },
             Case { Days { 14 } + 1ms, 0, Act::Wait, 1ms },
             Case { Days { 14 }, 0, Act::Ask, Days { 11 } },
             Case { Days { 14 }, 1, Act::Wait, Days { 11 } },
             Case { Days { 3 }, 1, Act::Ask, Days { 3 } },
             Case { Days { 3 }, 2, Act::Wait, Days { 3 } },
             Case { Days { 2 }, 0, Act::Ask, Days { 2 } },
             Case { 1ms, 2, Act::Wait, 1ms },
             Case { 0ms, 2, Act::End, {} },
             Case { Days { -5 }, 0, Act::End, {} },
         }) {
        auto const step = step_of(until(left, asked), noon);
        EXPECT_EQ(step.act, act) << left << ' ' << asked;
        EXPECT_EQ(step.next_at, next ? std::optional { noon + *next } : std::nullopt) << left << ' ' << asked;
    }
}

TEST(OutsiderRules, ask_anew_about_another_end)
{
    auto life = until(Days { 10 }, 2);
    EXPECT_EQ(step_of(life, noon).act, Act::Wait);
    life.valid_until = noon + Days { 11 };
    EXPECT_EQ(step_of(life, noon).act, Act::Ask);
    EXPECT_EQ(step_of(life, noon).asked, 1);
}

TEST(OutsiderRules, do_not_ask_about_an_end_that_was_set_just_now)
{
    EXPECT_EQ(asked_when_set({}, noon), 0);
    EXPECT_EQ(asked_when_set(noon + Days { 15 }, noon), 0);
    EXPECT_EQ(asked_when_set(noon + Days { 14 }, noon), 1);
    EXPECT_EQ(asked_when_set(noon + Days { 3 }, noon), 2);
}

TEST(OutsiderRules, look_again_at_who_has_not_come)
{
    Life const life { {}, noon, false, 60 };
    auto const step = step_of(life, noon);
    EXPECT_EQ(step.act, Act::Wait);
    EXPECT_EQ(step.next_at, noon + Days { 46 });
    EXPECT_EQ(step_of({ {}, noon, false }, noon).next_at, std::nullopt);
}

TEST(OutsiderRules, take_ends_that_are_to_come)
{
    EXPECT_TRUE(check_end({}, noon));
    EXPECT_TRUE(check_end(noon + 1ms, noon));
    EXPECT_TRUE(check_end(noon + longest_term, noon));
    EXPECT_FALSE(check_end(noon, noon));
    EXPECT_FALSE(check_end(noon + longest_term + 1ms, noon));
}

TEST(OutsiderRules, renew_from_the_end_that_was)
{
    EXPECT_EQ(renewed(until(Days { 3 }), {}, noon).valid_until, noon + Days { 93 });
    EXPECT_EQ(renewed(until(Days { -3 }), { {}, 30 }, noon).valid_until, noon + Days { 30 });
}

// Whoever was not seen is as good as seen; the end that somebody has set stays, unless it is as near.
TEST(OutsiderRules, renew_who_was_not_seen)
{
    Life life { {}, noon - Days { 20 }, true, 30 };
    EXPECT_EQ(renewed(life, {}, noon).valid_until, std::nullopt);
    EXPECT_EQ(end_of(renewed(life, {}, noon)), noon + Days { 30 });
    life.valid_until = noon + Days { 300 };
    EXPECT_EQ(renewed(life, {}, noon).valid_until, noon + Days { 300 });
    life.valid_until = noon + Days { 12 };
    EXPECT_EQ(renewed(life, {}, noon).valid_until, noon + Days { 102 });
    EXPECT_EQ(end_of(renewed(life, {}, noon)), noon + Days { 30 }) << "the earlier one is the end still";
}

TEST(OutsiderRules, end_nobody_before_the_notice_of_a_rule)
{
    Life life { {}, noon - Days { 100 }, true, 30, {}, 0, noon + first_notice };
    EXPECT_EQ(end_of(life), noon + first_notice);
    EXPECT_EQ(step_of(life, noon).act, Act::Ask);
    life.seen_at = noon;
    EXPECT_EQ(end_of(life), noon + Days { 30 });
}

}
}
