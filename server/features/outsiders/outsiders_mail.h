#pragma once

// The words of the mails about outsiders who end.

#include "mail/letter.h"
#include "outsiders/outsiders.h"

namespace kith::outsiders {

inline constexpr std::int64_t mails_a_day = 20; // to one about each; then one that says that there are more

// To the sponsor: he ends soon, and can be renewed by one click.
void queue_question(db::Transaction&, Renewal const&, crypto::AccountToken const&);
// To the sponsor, and to who has ended.
void queue_ended(db::Transaction&, memberships::Membership const& sponsor, memberships::Membership const& outsider);
void queue_ended_to_himself(db::Transaction&, memberships::Membership const& outsider);
// To who answers for these people from now on.
void queue_inherited(db::Transaction&, memberships::Membership const& heir, std::vector<std::string> const& names);

}
