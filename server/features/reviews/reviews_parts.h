#pragma once

// What several use cases of reviews share.

#include "reviews/reviews.h"

namespace kith::reviews {

// Whoever may be asked: a user who is there.
std::optional<memberships::Membership> find_reviewer(db::Transaction&, AccountId const&, MembershipId const&);
// The same, who may decide about such people: about users whoever runs reviews.
std::optional<memberships::Membership> find_reviewer(db::Transaction&, Review const&, MembershipId const&);
// Who is asked instead of somebody who is gone: who started it, as long as he runs reviews, else an administrator.
std::optional<memberships::Membership> find_stand_in(db::Transaction&, Review const&);
// What a user may do when a job acts in his name.
Actor actor_by_job(db::Transaction&, memberships::Membership const&);

// The link that lets one decide about people from outside.
crypto::Token link_for(Review const&, MembershipId const& reviewer);

void record(
    db::Transaction&, events::Source const&, std::string_view operation, Review const&, std::string_view data = "{}");

// Takes the access away, by what does so else.
// Refuses: as outsiders::end_now and users::change.
Result<void> end_access(db::Transaction&, Actor const&, Person const&);

// With its totals, in the log together with what checks the report. False: somebody of it is open.
bool close(db::Transaction&, events::Source const&, Review&);

}
