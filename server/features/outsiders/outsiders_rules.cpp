#include "outsiders/outsiders_rules.h"

#include <algorithm>

namespace kith::outsiders {
namespace {

std::optional<Time> earlier(std::optional<Time> const& one, std::optional<Time> const& other)
{
    return one && other ? std::min(*one, *other) : one ? one : other;
}

// Whoever has not come yet may do so, and is missed from then on.
std::optional<Time> next_look(Life const& life, Time now)
{
    if (life.has_come || !life.inactivity_days)
        return {};
    return now + std::max(Days { *life.inactivity_days } - first_notice, Days { 1 });
}

}

std::optional<Time> end_of(Life const& life)
{
    if (!life.has_come || !life.inactivity_days)
        return life.valid_until;
    auto const missed = std::max(life.seen_at + Days { *life.inactivity_days }, life.inactive_from);
    return earlier(life.valid_until, missed);
}

Step step_of(Life const& life, Time now)
{
    auto const end = end_of(life);
    if (!end)
        return { Act::Wait, 0, next_look(life, now) };
    if (*end <= now)
        return { Act::End, 0, {} };
    int const asked = life.asked_for == end ? life.asked : 0;
    auto const wanted = now >= *end - second_notice ? 2 : now >= *end - first_notice ? 1 : 0;
    auto const done = std::max(asked, wanted);
    auto const next = done == 0 ? *end - first_notice : done == 1 ? *end - second_notice : *end;
    return { done > asked ? Act::Ask : Act::Wait, done, earlier(next, next_look(life, now)) };
}

int asked_when_set(std::optional<Time> const& end, Time now)
{
    if (!end || now < *end - first_notice)
        return 0;
    return now < *end - second_notice ? 1 : 2;
}

Result<void> check_end(std::optional<Time> const& end, Time now)
{
    if (!end || (*end > now && *end <= now + longest_term))
        return {};
    return refuse_field("valid_until", "invalid", "must be in the future, and within ten years");
}

Life renewed(Life life, Policy const& policy, Time now)
{
    auto const end = end_of(life);
    life.seen_at = std::max(life.seen_at, now);
    if (end && life.valid_until && *life.valid_until <= *end + first_notice)
        life.valid_until = std::max(*life.valid_until, now) + Days { policy.valid_days.value_or(renewal_days) };
    return life;
}

}
