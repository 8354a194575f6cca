#pragma once

// What is pure about access reviews.

#include "reviews/reviews.h"

namespace kith::reviews {

// Refuses: validation (`due_at`).
Result<void> check_due(Time due, Time now);
// Refuses: validation (`role`: everybody has it).
Result<void> check_role(std::optional<RoleName> const&);
// Refuses: validation (`until`: it comes with that decision, and no other).
Result<void> check_choice(Choice const&, Time now);

// Half of the time before, of a long one three days.
Time reminder_of(Time started, Time due);

Outcome outcome_of(Decision);

// So many months later, on the same day or the last of the month.
Time months_after(Time, std::int64_t months);

// What becomes of somebody who is undecided when the review is over.
enum class Fate { Keep, End, Leave, Gone };
Fate fate_of(Review const&, Person const&, Time now);

}
