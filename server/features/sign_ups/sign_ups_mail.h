#pragma once

#include "sign_ups/sign_ups.h"

#include <string_view>

namespace kith::sign_ups {

// What the reasons of all mails to one who signs up begin with.
inline constexpr std::string_view mail_reasons = "sign_up:";

// And of those to administrators about who waits.
inline constexpr std::string_view awaited_reasons = "sign_up_awaited:";

// The link that shows that the address is his; `token` is what it carries.
void queue_proof(db::Transaction&, accounts::Account const&, SignUp const&, std::string const& token);
// Why there is none, by the code that refuses him: already_member, awaiting_approval,
// already_invited, inactive, invitation_needed.
void queue_no_need(db::Transaction&, accounts::Account const&, SignUp const&, std::string_view code);
// To an administrator: somebody waits for a yes.
void queue_awaited(
    db::Transaction&, accounts::Account const&, SignUp const&, memberships::Membership const& administrator);
void queue_let_in(db::Transaction&, accounts::Account const&, SignUp const&, memberships::Membership const&);
void queue_refused(db::Transaction&, accounts::Account const&, SignUp const&);

}
