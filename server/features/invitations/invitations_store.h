#pragma once

// The only code that writes the tables invitations, invitation_links and
// email_confirmations.

#include "invitations/invitations.h"
#include "invitations/invitations_rules.h"

#include <optional>

namespace kith::invitations::store {

// False while another invitation to the same address is pending: the unique index
// decides, not a look beforehand.
bool insert(db::Transaction&, Invitation const&, std::string const& token_hash);
// As insert, and takes it away again: until the end of the transaction the place is held.
bool hold_place(db::Transaction&, Invitation const& place);

std::optional<Invitation> find(db::Transaction&, AccountId const&, InvitationId const&);
bool is_pending(db::Transaction&, AccountId const&, std::string const& email_key);
std::vector<Invitation> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Newest first, at most a hundred.
std::vector<Invitation> list_to(db::Transaction&, AccountId const&, std::string const& email_key);
void lock_to(db::Transaction&, AccountId const&, std::string const& email_key);
void anonymize_to(db::Transaction&, AccountId const&, std::string const& email_key);
std::vector<Invitation> list_overdue(db::Transaction&, AccountId const&);
// Of users.
std::vector<Invitation> list_expired_since(db::Transaction&, AccountId const&, Time);
// Of these members, the oldest first.
std::vector<Invitation> list_of_members(db::Transaction&, AccountId const&, Kind, std::vector<std::string> const& ids);
// Accepted under an address that was not confirmed in time.
std::vector<Invitation> list_unconfirmed(db::Transaction&, AccountId const&);
std::vector<AccountId> list_accounts_with_overdue(db::Transaction&);
Sent count_sent(db::Transaction&, AccountId const&, MembershipId const&);

// What a token leads to; a link that another one replaced says so.
struct Found {
    Visit visit;
    bool was_replaced = false;
};
std::optional<Found> find_by_token(db::Transaction&, AccountId const&, std::string const& token_hash);
void insert_link(db::Transaction&, Invitation const&, std::string const& token_hash, Channel);
// A higher version of the mailed link; the one before is kept as replaced.
bool renew_link(db::Transaction&, Invitation const&, std::string const& new_hash);

// Ends an invitation that is in the state it was read in. True for the one caller
// that ended it.
bool finish(db::Transaction&, Invitation const&, State);
// Pending again, with a later expiry. False when its state changed meanwhile, or
// another invitation to the address is pending.
bool renew(db::Transaction&, Invitation const&, Time expires_at);
bool set_approval(db::Transaction&, Invitation const&, Approval);
void set_membership(db::Transaction&, Invitation const&, MembershipId const&);
// Whose place it is, as the invitation says; and whether nobody else takes it.
void set_place(db::Transaction&, Invitation const&);
void set_workspace(db::Transaction&, Invitation const&, workspaces::WorkspaceId const&);
// Others who change it wait until the end of the transaction; as it is now.
Invitation lock(db::Transaction&, Invitation const&);
bool set_opened(db::Transaction&, Invitation const&);

// Who accepted it has to confirm his address by that token; the same token again lives on.
void put_confirmation(db::Transaction&, Invitation const&, memberships::Membership const&,
    std::string const& token_hash, Time expires_at);
// What a token that has not expired confirms, as long as that person is meant.
std::optional<InvitationId> find_confirmation(db::Transaction&, AccountId const&, std::string const& token_hash);
// True for the one caller that removed what it waited for.
bool remove_confirmation(db::Transaction&, Invitation const&);

// For kith check: ids of what is half-made.
std::vector<std::string> list_without_mail(db::Transaction&, AccountId const&);
std::vector<std::string> list_without_event(db::Transaction&, AccountId const&);
std::vector<std::string> list_accepted_without_member(db::Transaction&, AccountId const&);

}
