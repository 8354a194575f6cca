#pragma once

// What is pure about the ends of outsiders.

#include "outsiders/outsiders.h"

#include <optional>

namespace kith::outsiders {

// What decides when somebody ends.
struct Life {
    std::optional<Time> valid_until;
    Time seen_at {};      // seen, added or renewed, whichever was last
    bool has_come = true; // whoever has not accepted yet is not missed
    std::optional<std::int64_t> inactivity_days;
    std::optional<Time> asked_for;
    int asked = 0;         // how often his sponsor was asked about that end
    Time inactive_from {}; // nobody ends by not being seen before that
};

// The earlier of what was set and what follows from not being seen.
std::optional<Time> end_of(Life const&);

enum class Act { Wait, Ask, End };
struct Step {
    Act act = Act::Wait;
    int asked = 0;               // how often he has been asked then
    std::optional<Time> next_at; // when there is something to do again
};
Step step_of(Life const&, Time now);

// Of an end that somebody sets now: he knows it, and is not asked about it right away.
int asked_when_set(std::optional<Time> const& end, Time now);

// He was as good as seen just now. An end that was set moves where it is the one, or would be asked about at once; from
// the old end, or from now where that is over.
Life renewed(Life, Policy const&, Time now);

}
