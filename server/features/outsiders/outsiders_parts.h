#pragma once

// What several use cases of outsiders share.

#include "outsiders/outsiders_rules.h"

#include <boost/describe/class.hpp>

namespace kith::outsiders {

// Whoever may answer for somebody: a user who is there.
std::optional<memberships::Membership> find_sponsor(db::Transaction&, AccountId const&, MembershipId const&);

Life life_of(Outsider const&, memberships::Membership const&, Policy const&);

// Whether his time can end still: he is there, or may come.
bool is_to_end(Outsider const&, memberships::Membership const&);

// The link that is bound to him, to who is asked and to that end: another one for each.
crypto::Token link_for(Outsider const&, Time end);

// What is to be done from now on, of an end that somebody has just set or moved.
Outsider set_anew(Outsider, memberships::Membership const&, Policy const&, Time now);

// As the log names him, and what came of him there.
void record(db::Transaction&, events::Source const&, std::string_view operation, memberships::Membership const&,
    std::string_view data = "{}");

struct Handover {
    memberships::Membership member;
    memberships::Membership heir;
};
// From that user to who has looked after him longest, else to an administrator. Nothing: he is not his sponsor, or
// there is nobody else.
std::optional<Handover> give_on(db::Transaction&, memberships::Membership const&, MembershipId const& from);
void record_given_on(db::Transaction&, Handover const&);

}
