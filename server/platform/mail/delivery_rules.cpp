#include "mail/delivery_rules.h"

#include "jobs/backoff.h"

namespace kith::mail {
namespace {

constexpr auto first_delay = Duration { 60s };
constexpr auto longest_delay = Duration { 4h };
constexpr auto patience = Duration { Days { 5 } };

DeliveryState next_state(Answer::Verdict verdict, Duration age)
{
    if (verdict == Answer::Verdict::Sent)
        return DeliveryState::Sent;
    if (verdict == Answer::Verdict::Refused || age >= patience)
        return DeliveryState::Failed;
    return DeliveryState::Deferred;
}

}

Outcome judge(Answer const& answer, store::Leased const& leased, Time now)
{
    auto const state = next_state(answer.verdict, now - leased.mail.created_at);
    auto const wait =
        state == DeliveryState::Deferred ? jobs::backoff(leased.attempt, first_delay, longest_delay) : Duration {};
    return { { state, answer.words, now }, now + wait };
}

}
