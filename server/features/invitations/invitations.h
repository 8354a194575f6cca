#pragma once

// Invitations bring a person into an account as a member.
//
//     pending --accept---> accepted
//        |-----decline---> declined
//        |-----revoke----> revoked
//        |-----7 days----> expired --resend--> pending (the same link works again)
//        '-----resend----> pending (the same link mailed again, never an earlier expiry)
//
// The link is looked at as often as one likes (mail scanners do); only a POST
// spends it, once. It names its account and is derived from the server's key, so
// that the same link can be mailed again although only its hash is stored.

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

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::invitations {

enum class State { Pending, Accepted, Declined, Revoked, Expired };
BOOST_DESCRIBE_ENUM(State, Pending, Accepted, Declined, Revoked, Expired)

// One way of being invited is built; the other kinds of spec 3.1 come with what they open.
enum class Kind { Internal };
BOOST_DESCRIBE_ENUM(Kind, Internal)

// Shown in the mail below a line of its own; plain text, no URL.
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

struct Invitation {
    AccountId account;
    InvitationId id;
    Kind kind = Kind::Internal;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    Roles roles;
    PersonalMessage message;
    State state = State::Pending;
    int link_version = 1;
    MembershipId invited_by;
    Time sent_at {};
    Time expires_at {};
    std::int64_t version = 1;
    Time created_at {};

    std::string display_name() const { return first_name.text() + ' ' + last_name.text(); }
};

struct NewInvitation {
    Kind kind = Kind::Internal;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    Roles roles;
    PersonalMessage message;
};

// What the link in the mail carries: "<account>.<secret>".
struct Link {
    AccountId account;
    crypto::Token token;
    static std::optional<Link> parse(std::string_view);
};

// Refuses: forbidden, cannot_grant, already_member, member_inactive, already_invited.
Result<Invitation> send(db::Transaction&, Actor const&, NewInvitation const&);

// Mails the same link again and moves the expiry later, never earlier; an expired
// invitation is pending again. At most 5 mails a day for one invitation.
// Refuses: forbidden, not_found, wrong_state, already_member, already_invited, too_many_requests.
Result<Invitation> resend(db::Transaction&, Actor const&, InvitationId const&);

// Refuses: forbidden, not_found, wrong_state.
Result<Invitation> revoke(db::Transaction&, Actor const&, InvitationId const&);

// What a link leads to. Refuses: not_found, and for a dead link invitation_used,
// invitation_declined, invitation_revoked or invitation_expired, naming account and inviter.
Result<Invitation> look(db::Transaction&, Link const&);

struct Names {
    PersonName first_name;
    PersonName last_name;
};
// Accepting is two steps of one transaction. The first decides: of two who accept
// at once, one has spent the link and the other finds it used, whoever they are.
// Refuses: as look.
Result<Invitation> spend(db::Transaction&, Link const&);
// Makes the person a member. Refuses: already_member.
Result<memberships::Membership> admit(
    db::Transaction&, events::Source const&, Invitation const& spent, persons::Person const&, Names const&);

// Refuses: as look.
Result<Invitation> decline(db::Transaction&, events::Source const&, Link const&);

struct Listing {
    std::optional<State> state;
    std::string after_key; // created_at of the last row seen
    std::string after_id;
    int limit = 25;
};
// Newest first. Refuses: forbidden.
Result<std::vector<Invitation>> list(db::Transaction&, Actor const&, Listing const&);
Result<std::int64_t> count(db::Transaction&, Actor const&, Listing const&);
// Refuses: forbidden, not_found.
Result<Invitation> get(db::Transaction&, Actor const&, InvitationId const&);
std::optional<Invitation> find(db::Transaction&, AccountId const&, InvitationId const&);

// Runs every minute, and before each send to that account. Saves space only: every
// use of a link compares the time itself.
void expire_overdue(db::Transaction&, AccountId const&);
std::vector<AccountId> list_accounts_with_overdue(db::Transaction&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
