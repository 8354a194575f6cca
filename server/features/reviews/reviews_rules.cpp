#include "reviews/reviews_rules.h"

#include "crypto/token.h"

#include <algorithm>

namespace kith::reviews {
namespace {

constexpr Days reminded_before { 3 };
constexpr std::size_t seen_characters = 32;

}

Result<void> check_due(Time due, Time now)
{
    if (due >= now + shortest && due <= now + longest)
        return {};
    return refuse_field("due_at", "invalid", "must be one to ninety days from now");
}

Result<void> check_role(std::optional<RoleName> const& role)
{
    if (!role || role->standing() != Role::User)
        return {};
    return refuse_field("role", "invalid", "must be a role that not everybody has");
}

Result<void> check_choice(Choice const& choice, Time now)
{
    bool const needs_until = choice.decision == Decision::Until;
    if (needs_until && !choice.until)
        return refuse_field("until", "required", "says until when");
    if (!needs_until && choice.until)
        return refuse_field("until", "invalid", "comes with the decision until");
    if (needs_until && *choice.until <= now)
        return refuse_field("until", "invalid", "must be in the future");
    return {};
}

Time reminder_of(Time started, Time due) { return std::max(started + (due - started) / 2, due - reminded_before); }

Outcome outcome_of(Decision decision)
{
    switch (decision) {
    case Decision::Remove:
        return Outcome::Removed;
    case Decision::Until:
        return Outcome::Limited;
    case Decision::Keep:
        break;
    }
    return Outcome::Kept;
}

Time months_after(Time from, std::int64_t months)
{
    using namespace std::chrono;
    auto const day = floor<days>(from);
    year_month_day const date { day };
    auto const month = date.year() / date.month() + std::chrono::months { months };
    auto const last = year_month_day_last { month.year(), month.month() / std::chrono::last };
    year_month_day const then { month.year(), month.month(), std::min(date.day(), last.day()) };
    return sys_days { then } + (from - day);
}

Fate fate_of(Review const& review, Person const& person, Time now)
{
    if (!person.is_there(now))
        return Fate::Gone;
    if (review.undecided == Undecided::Keep || review.is_called_off)
        return Fate::Keep;
    return person.now == person.then ? Fate::End : Fate::Leave;
}

bool Person::is_there(Time at) const
{
    bool const is_in = now.state == "active" || now.state == "pending";
    return is_in && (!now.valid_until || at < *now.valid_until);
}

std::string Person::seen() const
{
    auto const end = now.valid_until ? to_text(*now.valid_until) : std::string {};
    auto const words = now.kind + '|' + now.state + '|' + end + '|' + now.standing_role + '|' + now.rights;
    return crypto::sha256_hex(words).substr(0, seen_characters);
}

}
