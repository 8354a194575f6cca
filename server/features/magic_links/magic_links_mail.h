#pragma once

// The words of the mail that holds a link to sign in.

#include "magic_links/magic_links.h"
#include "mail/outbox.h"

namespace kith::magic_links {

std::string mail_reason(MembershipId const&);
mail::MailId queue_link(
    db::Transaction&, accounts::Account const&, memberships::Membership const& client, crypto::AccountToken const&);

}
