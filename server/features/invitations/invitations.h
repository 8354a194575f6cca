#pragma once

// Invitations bring a person into an account as a member.
//
//     quiet -----send-----> pending (a user who was added without a mail)
//     pending --accept---> accepted
//        |-----decline---> declined -resend--> pending (somebody asks once more)
//        |-----revoke----> revoked
//        |-----7 days----> expired --resend--> pending (the same link works again)
//        |-----resend----> pending (the same link mailed again, never an earlier expiry)
//        '-----renew-----> pending (a new link; every earlier one is dead)
//
//     accepted, and waiting for a yes ---revoke---> revoked (its pending member goes)
//
//     approval, beside it: not_required | awaiting -> granted | refused (which also revokes)
//
// While it is pending its licenses are reserved. Accepted and waiting for somebody's yes,
// the person is a pending member: nothing is open to him. Who accepted under another address
// waits until he has confirmed it by the link of a mail.
//
// A client is a pending member before he is invited: his place is held until he comes, and stays
// when his invitation ends in another way. A client who is invited as a user stays what he is until
// he is let in, and is the same member then (promote_invitees.cpp); so is a user who was added
// quietly, whose place goes when his invitation is revoked.
//
// The link is looked at as often as one likes (mail scanners do); only a POST
// spends it, once. It names its account and is derived from the server's key, so
// that the same link can be mailed again although only its hash is stored. A link that
// an administrator copied is another one: it proves nothing about the address.

#include "accounts/accounts.h"
#include "base/email_address.h"
#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "persons/persons.h"
#include "teams/teams.h"
#include "workspaces/workspaces.h"

#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::invitations {

enum class State { Quiet, Pending, Accepted, Declined, Revoked, Expired };
BOOST_DESCRIBE_ENUM(State, Quiet, Pending, Accepted, Declined, Revoked, Expired)

// The other kinds of spec 3.1 come with what they open.
enum class Kind { Internal, Client };
BOOST_DESCRIBE_ENUM(Kind, Internal, Client)

// How a client is told: by an invitation to the portal, by one to a workspace, or not at all. A user is told by mail,
// or not at all.
enum class Delivery { Portal, Workspace, Quiet };
BOOST_DESCRIBE_ENUM(Delivery, Portal, Workspace, Quiet)

enum class Approval { NotRequired, Awaiting, Granted, Refused };
BOOST_DESCRIBE_ENUM(Approval, NotRequired, Awaiting, Granted, Refused)

// How it was made; set by the server.
enum class Source { UserManagement, Product, Contacts, Channel, Api };
BOOST_DESCRIBE_ENUM(Source, UserManagement, Product, Contacts, Channel, Api)

// What one person tells the other: in the mail below a line of its own, or when he
// declines. Plain text, no URL.
class PersonalMessage {
public:
    static constexpr int min_characters = 0;
    static constexpr int max_characters = 500;
    PersonalMessage() = default;
    static Result<PersonalMessage> parse(std::string_view);
    static PersonalMessage stored(std::string_view text) { return PersonalMessage { std::string { text } }; }
    std::string const& text() const { return text_; }

private:
    explicit PersonalMessage(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// What one person is invited to, and with what.
struct NewInvitation {
    Kind kind = Kind::Internal;
    PersonName first_name;
    PersonName last_name; // may be empty: he says it himself when he comes
    EmailAddress email;
    Rights rights = {};
    PersonalMessage message = {};
    std::vector<std::string> licenses = {}; // reserved while it is pending
    bool force_email = true;                // only who has that address can accept
    std::vector<teams::TeamId> teams = {};  // joined with the account; those that are deleted meanwhile are left out
};

struct Invitation : NewInvitation {
    AccountId account;
    InvitationId id;
    State state = State::Pending;
    Approval approval = Approval::NotRequired;
    int link_version = 1;
    MembershipId invited_by;
    std::optional<MembershipId> membership; // who accepted; of who is known here before: he who is invited
    std::optional<Time> opened_at;
    Time sent_at {};
    Time expires_at {};
    std::int64_t version = 1;
    Time created_at {};
    PersonalMessage decline_reason = {};
    std::optional<EmailAddress> awaiting_confirmation_of = {}; // who accepted typed another one
    Source source = Source::UserManagement;
    std::optional<workspaces::WorkspaceId> workspace = {}; // where a client is invited to

    std::string display_name() const;
};

using Link = crypto::AccountToken;
// What its newest mail carries.
Link mailed_link(Invitation const&);
enum class Channel { Mailed, Copied };
BOOST_DESCRIBE_ENUM(Channel, Mailed, Copied)

// --- Sending (send_invitations.cpp)

// Who manages users invites with everything he has himself. Who manages a product invites
// with its license. Others invite plain users, as the account has decided: with the
// approval of an administrator, directly, or not at all.
// Whoever is a client here is invited to be a user.
// Refuses: forbidden, cannot_grant, already_member, member_inactive, already_invited,
// no_licenses_available, too_many_requests (quota), mail_stopped, validation.
Result<Invitation> send(db::Transaction&, Actor const&, NewInvitation const&);

inline constexpr std::size_t max_batch = 1000;
// All of them or none. Every row that is wrong is named.
// Refuses: as send, with `row`.
Result<std::vector<Invitation>> send_all(db::Transaction&, Actor const&, std::vector<NewInvitation> const&);
// Whether the account lets anybody invite in bulk. Refuses: forbidden, auto_signup_enabled.
Result<void> check_may_send_all(db::Transaction&, Actor const&);

// A user whom nobody writes to: he has a place in the contacts, no access, and no more than the name.
// Whoever needs somebody's yes to invite him needs it here, too (add_quietly.cpp).
// Refuses: as send, and validation of what only who is invited can be given.
Result<Invitation> add_quietly(db::Transaction&, Actor const&, NewInvitation const&);

// --- Sending again (send_again.cpp)

// Mails the same link again and moves the expiry later, never earlier; an expired
// invitation is pending again. One that waits for the confirmation of an address mails the
// link of that instead, and one that is quiet its first. At most 5 mails a day to one address of an account. Who may
// not manage users needs today what sending it needed. Refuses: forbidden, cannot_grant, wrong_state, already_member,
// already_invited, no_licenses_available, too_many_requests.
Result<Invitation> resend(db::Transaction&, Actor const&, InvitationId const&);
// All that have expired in the last 30 days and can be sent again.
// Refuses: forbidden.
struct Resent {
    int sent = 0;
    int left_out = 0;
};
Result<Resent> resend_expired(db::Transaction&, Actor const&);

// The URL of a link to hand over oneself; every copy is recorded. The one that is
// renewed kills every earlier link. Refuses: forbidden, cannot_grant, wrong_state.
Result<std::string> copy_link(db::Transaction&, Actor const&, InvitationId const&);
Result<std::string> renew_link(db::Transaction&, Actor const&, InvitationId const&);

// --- Inviting clients (invite_clients.cpp)

// He is a pending member, and whether the actor may invite him, there, knows whoever calls. Mails the link again
// where there is an invitation that was not revoked. Refuses: forbidden, wrong_state (he is in), too_many_requests,
// mail_stopped, validation (`email`: he has none).
Result<Invitation> invite_client(db::Transaction&, Actor const&, memberships::Membership const& client,
    PersonalMessage const& message = {}, std::optional<workspaces::WorkspaceId> const& into = {});
// He goes, or is a user by now: what was mailed to him is dead.
void revoke_of_client(db::Transaction&, events::Source const&, memberships::Membership const& client);
// All to that address, of users and clients, the newest first, so many: for who asks what is kept of him.
std::vector<Invitation> list_to(db::Transaction&, AccountId const&, EmailAddress const&);
// Nobody sends, accepts or ends one of them until this is over; before `mail_stops::lock`, as whoever sends one does.
void lock_to(db::Transaction&, AccountId const&, EmailAddress const&);
// He wants to be forgotten: what is pending is revoked, and none of them says any more to whom it went.
void erase_to(db::Transaction&, events::Source const&, AccountId const&, EmailAddress const&);
// The newest one of each who has any.
std::map<MembershipId, Invitation> newest_of_clients(
    db::Transaction&, AccountId const&, std::vector<MembershipId> const& clients);

// Those of users that are open, newest last.
std::vector<Invitation> list_open_of_user(db::Transaction&, AccountId const&, MembershipId const&);

// --- Answering (answer_invitations.cpp)

struct Visit {
    Invitation invitation;
    Channel channel = Channel::Mailed;
};
// What a link leads to. Refuses: not_found, and for a dead link invitation_used,
// invitation_declined, invitation_revoked or invitation_expired, naming account and inviter.
Result<Visit> look(db::Transaction&, Link const&);
// Somebody looked at it with his own eyes, not a scanner; noted once. Refuses: as look.
Result<void> open(db::Transaction&, Link const&);

// Accepting is two steps of one transaction. The first decides: of two who accept
// at once, one has spent the link and the other finds it used, whoever they are.
// Refuses: as look.
Result<Visit> spend(db::Transaction&, Link const&);

// The reason, which may be empty, is kept for who manages users and who invited.
// Refuses: as look.
Result<Invitation> decline(db::Transaction&, events::Source const&, Link const&, PersonalMessage const& reason = {});

// From an expired or revoked link: its inviter, or who runs the account when he is gone, is
// asked for a new one, once a day. Who has accepted and has yet to confirm an address gets the
// mail for that again. Refuses: not_found, too_many_requests, wrong_state (the link is good,
// was used, or he declined).
Result<void> ask_again(db::Transaction&, Link const&);

// --- Letting in (admit_invitees.cpp)

struct Acceptance {
    PersonName first_name;
    PersonName last_name;
    std::string phone;
    bool is_other_address = false; // not the one that was invited
    bool must_confirm = false;     // and nothing has shown yet that it is his
};
// Makes the person a member: active, or pending while an administrator or he himself has
// to say yes. What the inviter could not give any more is left out, and recorded.
// Refuses: already_member, too_many_requests (mails to the address to confirm).
Result<memberships::Membership> admit(
    db::Transaction&, events::Source const&, Invitation const& spent, persons::Person const&, Acceptance const&);

// An administrator says yes, before or after the acceptance, or no.
// Refuses: forbidden, not_found, wrong_state.
Result<Invitation> approve(db::Transaction&, Actor const&, InvitationId const&);
Result<Invitation> refuse_approval(db::Transaction&, Actor const&, InvitationId const&);

// The link of the mail that asks for confirmation; makes the person a member if nobody
// else has to say yes. Refuses: not_found.
Result<memberships::Membership> confirm_address(db::Transaction&, events::Source const&, Link const&);

// --- Looking after them (invitations.cpp)

// While it is pending or expired, or its person waits for a yes: he is sent away, and his
// licenses are free. Refuses: forbidden, not_found, wrong_state.
Result<Invitation> revoke(db::Transaction&, Actor const&, InvitationId const&);

struct Listing {
    std::optional<State> state;
    std::optional<MembershipId> invited_by;
    std::optional<Approval> approval;
    std::string after_key; // created_at of the last row seen
    std::string after_id;
    int limit = 25;
    std::string product = {}; // reserves a license of it
    Kind kind = Kind::Internal;
};
// Newest first. One's own may be listed by everybody, those of a product by who manages it.
// Refuses: forbidden.
Result<std::vector<Invitation>> list(db::Transaction&, Actor const&, Listing const&);
Result<std::int64_t> count(db::Transaction&, Actor const&, Listing const&);
// The newest that he sent; for himself, also when he may send none any more.
std::vector<Invitation> list_sent_by(db::Transaction&, AccountId const&, MembershipId const&, int limit);
// Whoever manages users, or sent it. Refuses: forbidden, not_found.
Result<Invitation> get(db::Transaction&, Actor const&, InvitationId const&);
// As get; until the end of the transaction nobody else changes it.
Result<Invitation> get_to_change(db::Transaction&, Actor const&, InvitationId const&);
std::optional<Invitation> find(db::Transaction&, AccountId const&, InvitationId const&);
// Until the end of the transaction nobody else can invite the address; false while it has
// a pending invitation. For who adds a user without one.
bool hold_address(db::Transaction&, Actor const&, EmailAddress const&);
bool is_pending(db::Transaction&, AccountId const&, EmailAddress const&);

// Runs every minute, and before each send to that account. Saves space only: every
// use of a link compares the time itself.
void expire_overdue(db::Transaction&, AccountId const&);
std::vector<AccountId> list_accounts_with_overdue(db::Transaction&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
