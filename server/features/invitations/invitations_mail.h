#pragma once

// The words of the mails about invitations.

#include "invitations/invitations.h"

#include <string>
#include <vector>

namespace kith::invitations {

// "invitation:<id>": how the delivery of its mails is found again, to whichever address.
inline constexpr std::string_view mail_reasons = "invitation:";
std::string mail_reason(InvitationId const&);
std::string link_url(AccountId const&, std::string const& token);
std::string confirmation_url(AccountId const&, std::string const& token);

// What its mails say beside the invitation itself.
struct MailWords {
    std::string account;
    std::string inviter;
    std::vector<std::string> products;          // by name: those whose licenses are reserved
    std::vector<std::string> managed = {};      // by name: those he is to manage
    std::vector<std::string> custom_roles = {}; // by name
    std::string workspace = {};                 // empty: none
};

// Says who invites, to what and until when; nobody has to sign in to read it.
void queue_invitation(db::Transaction&, Invitation const&, MailWords const&, std::string const& url);
// To the inviter: somebody came with a link that is dead.
void queue_asked_again(db::Transaction&, Invitation const&, MailWords const&, memberships::Membership const& inviter);
std::string asked_again_reason(InvitationId const&);
// To one of those who run the account, once an hour at most: somebody was invited who
// needs their yes.
void queue_approval_awaited(
    db::Transaction&, Invitation const&, MailWords const&, memberships::Membership const& administrator);
// To the invitee, when an administrator has said yes after he accepted.
void queue_approved(db::Transaction&, Invitation const&, MailWords const&, memberships::Membership const&);
// To the address that somebody typed himself.
void queue_confirmation(
    db::Transaction&, Invitation const&, memberships::Membership const&, MailWords const&, std::string const& url);
// To those who run the account: what the inviter promised and could not give any more.
void queue_dropped(db::Transaction&, Invitation const& left_out, memberships::Membership const& joined,
    MailWords const& words_of_left_out, memberships::Membership const& administrator);

}
