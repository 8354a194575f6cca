#pragma once

// The words of the mails of an account itself.

#include "accounts/accounts.h"

namespace kith::accounts {

// How the delivery of somebody's test mails is found again.
std::string test_mail_reason(MembershipId const&);
void queue_test_mail(db::Transaction&, Account const&, memberships::Membership const& to);

}
