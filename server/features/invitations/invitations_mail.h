#pragma once

#include "crypto/token.h"
#include "invitations/invitations.h"
#include "mail/outbox.h"

#include <string>

namespace kith::invitations {

// "invitation:<id>": how the delivery of its mails is found again.
std::string mail_reason(InvitationId const&);

// Says who invites, to what and until when; nobody has to sign in to read it.
mail::Message invitation_message(
    Invitation const&, std::string const& account_name, std::string const& inviter_name, crypto::Token const&);

}
