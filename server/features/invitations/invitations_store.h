#pragma once

// The only code that reads or writes the table invitations.

#include "invitations/invitations.h"

#include <optional>

namespace kith::invitations::store {

// False while another invitation to the same address is pending: the unique index
// decides, not a look beforehand.
bool insert(db::Transaction&, Invitation const&, std::string const& token_hash);

std::optional<Invitation> find(db::Transaction&, AccountId const&, InvitationId const&);
std::optional<Invitation> find_by_token(db::Transaction&, AccountId const&, std::string const& token_hash);
std::vector<Invitation> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, std::optional<State>);
std::vector<Invitation> list_overdue(db::Transaction&, AccountId const&);
std::vector<AccountId> list_accounts_with_overdue(db::Transaction&);

// Ends an invitation that is in the state it was read in. True for the one caller
// that ended it.
bool finish(db::Transaction&, Invitation const&, State);

// Pending again, with a later expiry. False when its state changed meanwhile, or
// another invitation to the address is pending.
bool renew(db::Transaction&, Invitation const&, Time expires_at);

// For kith check: ids of what is half-made.
std::vector<std::string> list_without_mail(db::Transaction&, AccountId const&);
std::vector<std::string> list_without_event(db::Transaction&, AccountId const&);
std::vector<std::string> list_accepted_without_member(db::Transaction&, AccountId const&);

}
