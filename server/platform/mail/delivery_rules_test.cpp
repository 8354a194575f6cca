#include "mail/delivery_rules.h"

#include <gtest/gtest.h>

namespace kith::mail {
namespace {

using Verdict = Answer::Verdict;

constexpr auto queued_at = Time { Duration { 1'000'000 } };

Outcome judged(Verdict verdict, int attempt, Duration age)
{
    store::Leased leased;
    leased.attempt = attempt;
    leased.mail.created_at = queued_at;
    return judge({ verdict, "words" }, leased, queued_at + age);
}

TEST(DeliveryRules, the_answer_decides)
{
    EXPECT_EQ(judged(Verdict::Sent, 1, 0s).delivery.state, DeliveryState::Sent);
    EXPECT_EQ(judged(Verdict::Refused, 1, 0s).delivery.state, DeliveryState::Failed);
    EXPECT_EQ(judged(Verdict::TryLater, 1, 0s).delivery.state, DeliveryState::Deferred);
    EXPECT_EQ(judged(Verdict::TryLater, 1, 0s).delivery.detail, "words");
}

TEST(DeliveryRules, patience_ends_after_five_days)
{
    EXPECT_EQ(judged(Verdict::TryLater, 40, 119h).delivery.state, DeliveryState::Deferred);
    EXPECT_EQ(judged(Verdict::TryLater, 40, 120h).delivery.state, DeliveryState::Failed);
    EXPECT_EQ(judged(Verdict::Sent, 40, 200h).delivery.state, DeliveryState::Sent);
}

TEST(DeliveryRules, waits_from_a_minute_to_four_hours)
{
    struct Case {
        int attempt;
        Duration wait;
    };
    for (auto const& [attempt, wait] :
        { Case { 1, 60s }, Case { 2, 120s }, Case { 5, 960s }, Case { 9, 4h }, Case { 1000, 4h } }) {
        auto const waited = judged(Verdict::TryLater, attempt, 0s).due_at - queued_at;
        EXPECT_GE(waited, wait * 8 / 10);
        EXPECT_LE(waited, wait * 12 / 10);
    }
}

}
}
