#pragma once

// The words of the mails about access reviews.

#include "reviews/reviews.h"

namespace kith::reviews {

// Whom one is asked about: so many, some of them by name, and where one decides.
struct Question {
    std::int64_t people = 0;
    std::vector<std::string> names = {};
    std::string url = {};
};
inline constexpr int most_named = 10;

void queue_question(db::Transaction&, Review const&, memberships::Membership const& reviewer, Question const&);
void queue_reminder(db::Transaction&, Review const&, memberships::Membership const& reviewer, Question const&);
// To who started it.
void queue_closed(db::Transaction&, Review const&, memberships::Membership const& starter, ReviewTotals const&);

}
