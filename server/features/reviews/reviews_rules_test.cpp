#include "reviews/reviews_rules.h"

#include <gtest/gtest.h>

namespace kith::reviews {
namespace {

Time at(char const* text) { return time_from_text(text).value(); }

Person person(std::string const& state = "active", std::optional<Time> end = {})
{
    Person one;
    one.then = one.now = { "client", state, end, "user", "" };
    return one;
}

TEST(ReviewsRules, are_due_within_a_quarter)
{
    auto const now = at("2026-05-04T10:00:00Z");
    EXPECT_TRUE(check_due(now + Days { 1 }, now));
    EXPECT_TRUE(check_due(now + Days { 90 }, now));
    EXPECT_FALSE(check_due(now + Days { 1 } - 1s, now));
    EXPECT_FALSE(check_due(now + Days { 91 }, now));
}

TEST(ReviewsRules, are_reminded_of_three_days_before_or_half_way)
{
    auto const now = at("2026-05-04T10:00:00Z");
    EXPECT_EQ(reminder_of(now, now + Days { 14 }), now + Days { 11 });
    EXPECT_EQ(reminder_of(now, now + Days { 2 }), now + Days { 1 });
}

TEST(ReviewsRules, come_again_on_the_same_day_of_the_month)
{
    EXPECT_EQ(months_after(at("2026-01-31T10:30:00Z"), 1), at("2026-02-28T10:30:00Z"));
    EXPECT_EQ(months_after(at("2026-11-15T00:00:00Z"), 3), at("2027-02-15T00:00:00Z"));
}

TEST(ReviewsRules, take_a_day_with_the_decision_until_only)
{
    auto const now = at("2026-05-04T10:00:00Z");
    EXPECT_TRUE(check_choice({ Decision::Keep }, now));
    EXPECT_FALSE(check_choice({ Decision::Keep, now + 1h }, now));
    EXPECT_FALSE(check_choice({ Decision::Until }, now));
    EXPECT_FALSE(check_choice({ Decision::Until, now }, now));
    EXPECT_TRUE(check_choice({ Decision::Until, now + 1h }, now));
}

TEST(ReviewsRules, are_not_of_what_everybody_is)
{
    EXPECT_TRUE(check_role({}));
    EXPECT_TRUE(check_role(RoleName::stored("administrator")));
    EXPECT_FALSE(check_role(RoleName::stored("user")));
}

TEST(ReviewsRules, end_nobody_who_was_changed_or_is_gone)
{
    auto const now = at("2026-05-04T10:00:00Z");
    Review review;
    EXPECT_EQ(fate_of(review, person(), now), Fate::Keep);
    review.undecided = Undecided::End;
    EXPECT_EQ(fate_of(review, person(), now), Fate::End);
    EXPECT_EQ(fate_of(review, person("inactive"), now), Fate::Gone);
    EXPECT_EQ(fate_of(review, person("active", now), now), Fate::Gone);
    auto changed = person();
    changed.now.valid_until = now + 1h;
    EXPECT_EQ(fate_of(review, changed, now), Fate::Leave);
    review.is_called_off = true;
    EXPECT_EQ(fate_of(review, person(), now), Fate::Keep);
}

TEST(ReviewsRules, name_what_was_seen)
{
    auto const one = person();
    EXPECT_EQ(one.seen(), person().seen());
    EXPECT_NE(one.seen(), person("pending").seen());
    EXPECT_NE(one.seen(), person("active", at("2026-05-04T10:00:00Z")).seen());
    auto other = one;
    other.now.rights = "manager";
    EXPECT_NE(one.seen(), other.seen());
}

}
}
