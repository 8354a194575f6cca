#pragma once

// A membership ties a person to an account.
//
//     quiet --invited--> pending --admitted--> active <--> inactive     (deactivate, reactivate)
//                                                '-----------'--> removed (the row stays for history;
//                                                                          joining again brings it back)
//
// Quiet is a user to whom nobody ever wrote. A client who was added quietly is pending: that nobody ever wrote to him
// stands in his row of `clients`. Until they accept a stand-in holds the place of their person.
//
// A client who becomes a user stays the same membership, and so does a user who becomes a client.
//
// At most one membership of a person in an account is not removed. A membership with an
// end is inactive from then on, whether or not anybody has noted it.

#include "base/email_address.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "events/events.h"
#include "http/call.h"
#include "memberships/details.h"
#include "permissions/permissions.h"
#include "persons/persons.h"
#include "sessions/sessions.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::memberships {

enum class Kind { Internal, Authorized, Client, ChannelGuest };
BOOST_DESCRIBE_ENUM(Kind, Internal, Authorized, Client, ChannelGuest)

enum class State { Quiet, Pending, Active, Inactive, Removed };
BOOST_DESCRIBE_ENUM(State, Quiet, Pending, Active, Inactive, Removed)

// Whom an account asks for a second factor.
enum class SecondFactorRequired { None, Administrators, Everybody };
BOOST_DESCRIBE_ENUM(SecondFactorRequired, None, Administrators, Everybody)

struct Membership {
    AccountId account;
    MembershipId id;
    PersonId person;
    Kind kind = Kind::Internal;
    State state = State::Active;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email; // how this account reaches the person
    Rights rights;
    std::vector<Right> licenses; // by product; what the slots say
    Details details;
    bool call_recording_enabled = false;
    std::optional<Time> valid_until;
    std::int64_t version = 1;
    std::optional<Time> last_seen_at;
    Time created_at {};
    std::string avatar; // the person's, repeated for lists; empty: none
    Pronouns pronouns;  // the same

    std::string display_name() const { return first_name.text() + ' ' + last_name.text(); }
    State state_at(Time now) const;
    bool is_active(Time now) const { return state_at(now) == State::Active; }
    // Internal, and let in once: what lists of users show.
    bool is_user() const;
    // A user who is known here before he has ever come: quiet, or invited.
    bool is_expected() const;
    // A license ends with the membership, if not before.
    std::optional<Time> end_of(Right const& license) const;
    bool holds(Right const& license, Time now) const;
    // Of its licenses, whether or not they hold still.
    std::vector<std::string> products() const;
};

// As the log names it.
events::Target target(Membership const&);

// Who is asking, in the account the path names. A route that does not ask is
// public, and cannot reach a use case that wants an Actor. It is an internal user: whoever
// else is tied to the account comes no further than what asks for him.
// Refuses: unauthenticated, not_found (no member: the account is none of his
// business), inactive, forbidden (no internal user), second_factor_required (of him, and he has
// shown none), too_many_requests.
Result<Actor> require_actor(http::Call&, db::Transaction&);
// The same, who may do that. Refuses besides: forbidden.
Result<Actor> require_actor(http::Call&, db::Transaction&, Permission);

// The same, as he is himself, while his session looks with other eyes.
Result<Actor> require_oneself(http::Call&, db::Transaction&);

// A client of the account, at the few doors that are open to him.
// Refuses: unauthenticated, not_found, inactive, forbidden (no client), too_many_requests.
Result<Membership> require_client(http::Call&, db::Transaction&);

// Whether the doors above would open to him in this session, as what he is, where no path names the account.
bool is_open(db::Transaction&, Membership const&, sessions::Session const&);

// Whether an account that asks so asks it of whoever has this standing role.
bool is_asked_of(SecondFactorRequired, Role standing);
// Whether the account is closed to the member, in this session, until he shows a second factor.
bool lacks_second_factor(db::Transaction&, Membership const&, sessions::Session const&);

// A member who acts by something else than a request: a job that goes on with his session's scopes, a command.
Actor actor_of(db::Transaction&, Membership const&, sessions::Session const&, events::Way);

// What gives a member what he may do now: his roles, his grants, the server he runs. Nothing
// does to who is no internal user.
std::vector<PermissionSource> sources_of(db::Transaction&, Membership const&);
// Their union. Running the server is the person's, and no part of what roles give.
enum class Server { Counted, LeftOut };
Permissions permissions_of(db::Transaction&, Membership const&, Server = Server::Counted);
// The same in a session: an API token may be bound to an account and to permissions.
Permissions permissions_in(db::Transaction&, Membership const&, sessions::Session const&);
// What an account decided about its roles.
RolePolicy policy_of(db::Transaction&, AccountId const&);

// A session may look at its account with other eyes for a while: those of a user, or of
// whoever has some roles. Meanwhile it only reads (sessions::require), is shown what they
// would be, and nothing of another account. What concerns the login stays the person's own.
struct Viewing {
    AccountId account;
    SessionId session;
    MembershipId viewer;
    std::optional<MembershipId> user; // nothing: the roles alone
    Rights rights;                    // the roles, or those of the user when it began
    std::string name;
    Time until {};
};
inline constexpr Duration viewing_limit = 30min;
// Records view_as.started. Refuses: forbidden, not_found, validation (a role that is none),
// wrong_state (the user is inactive), cannot_view_as (who may more than the viewer).
Result<Viewing> view_as(db::Transaction&, Actor const&, sessions::Session const&, MembershipId const&);
Result<Viewing> view_as(db::Transaction&, Actor const&, sessions::Session const&, std::vector<RoleName> const&);
// Whose eyes they are, as he is now.
struct Eyes {
    Viewing viewing;
    Membership member; // of the roles: the viewer, with these
    Permissions permissions;
};
// Nothing: its own, or what it began has no ground any more.
std::optional<Eyes> eyes_of(db::Transaction&, sessions::Session const&);
// Records view_as.ended, once.
void end_viewing(db::Transaction&, events::Source const&, Viewing const&);
void end_viewing(db::Transaction&, events::Source const&, AccountId const&, sessions::Session const&);
// Those that ran out, or whose session has ended.
std::vector<Viewing> list_over_viewings(db::Transaction&);

struct NewMembership {
    AccountId account;
    Kind kind = Kind::Internal;
    PersonName first_name;
    PersonName last_name;
    Rights rights;
    State state = State::Active;
    Details details = {};
    bool has_been_here = true; // false: somebody else added him
};

// Makes the person a member; a removed membership with his address comes back. Whoever
// calls it records it, when every row of the change is written.
// Refuses: already_member (the unique row decides).
Result<Membership> enroll(db::Transaction&, persons::Person const&, NewMembership const&);
// A client who is a user from now on, or the other way round: membership.promoted, membership.demoted, which says
// how many clients he looked after, and who does from now on (memberships_kinds.cpp).
void record_kind(db::Transaction&, events::Source const&, Membership const& before, Membership const& after,
    std::string const& clients = {}, std::string const& heir = {});
// membership.joined, by himself where nobody is named.
void record_joined(db::Transaction&, events::Source const&, Membership const&);
// Both.
Result<Membership> join(db::Transaction&, events::Source const&, persons::Person const&, NewMembership const&);

// Changes a member that was read as `before`, and what lists and guards know of it.
// Whoever runs the account last cannot be taken that away, on any path.
// Refuses: stale, last_administrator, last_legal_representative.
Result<Membership> update(db::Transaction&, Membership const& before, Membership const& after);

// Who was removed is back as he was, in that state. Refuses: already_member (somebody has his address, or he is here),
// stale.
Result<Membership> bring_back(db::Transaction&, Membership const& removed, State);

// Facets that another module keeps ("team:<id>"): lists find members by them. They stay as they
// are when the member changes, and go with him. Refuses: stale.
Result<Membership> set_facets(db::Transaction&, Membership const& before, std::vector<std::string> const& added,
    std::vector<std::string> const& dropped);
// From everybody who has it.
void drop_facet(db::Transaction&, AccountId const&, std::string const& facet);
// As it is now; others who change it wait until the end of the transaction.
std::optional<Membership> lock(db::Transaction&, AccountId const&, MembershipId const&);
// Several, in the one order in which nobody waits for who waits for him.
void lock_all(db::Transaction&, AccountId const&, std::vector<MembershipId>);

// He was here just now.
void note_seen(db::Transaction&, AccountId const&, MembershipId const&);

std::optional<Membership> find(db::Transaction&, AccountId const&, MembershipId const&);
std::optional<Membership> find_by_person(db::Transaction&, AccountId const&, PersonId const&);
// The newest removed membership with that address.
std::optional<Membership> find_removed(db::Transaction&, AccountId const&, EmailAddress const&);
std::optional<Membership> find_by_email(db::Transaction&, AccountId const&, EmailAddress const&);
// In all accounts, removed ones left out.
std::vector<Membership> list_of_person(db::Transaction&, PersonId const&);

// Somebody added a person who has a login elsewhere: his own act joins him. Until then
// the membership's person is a stand-in, and nothing of the account is open to him.
struct JoinRequest {
    AccountId account;
    MembershipId membership;
    PersonId person;
    Time created_at {};
};
void ask_to_join(db::Transaction&, Membership const&, persons::Person const&);
std::vector<JoinRequest> list_join_requests(db::Transaction&, PersonId const&);
// The request is spent by the one caller who gets true.
bool take_join_request(db::Transaction&, JoinRequest const&);
// Whoever stood in for the person makes room. Refuses: already_member.
Result<Membership> bind(db::Transaction&, Membership const&, persons::Person const&);

// The person's name and pronouns are shown in every account he is in; records membership.updated.
void rename_everywhere(db::Transaction&, events::Source const&, persons::Person const&);
// And so is the picture.
void show_avatar_everywhere(db::Transaction&, events::Source const&, persons::Person const&);
// Where an account reaches him at `from` it does so at `to` from now on.
// Refuses: validation (an account has somebody else there).
Result<void> readdress_everywhere(db::Transaction&, PersonId const&, EmailAddress const& from, EmailAddress const& to);
// What the person did to the login concerns every account he is in.
void record_everywhere(db::Transaction&, events::Source const&, persons::Person const&, std::string_view operation);

enum class Sort { Name, CreatedAt };
BOOST_DESCRIBE_ENUM(Sort, Name, CreatedAt)

struct Listing {
    Kind kind = Kind::Internal;
    std::optional<State> state; // nothing: active and inactive
    std::optional<RoleName> role;
    std::string product; // holds a license of it
    std::string text;    // part of a name, or the beginning of an address
    Sort sort = Sort::Name;
    bool descending = false;
    std::string after_key; // of the last row seen
    std::string after_id;
    int limit = 25;
    std::string without = {};              // holds no license of it
    std::optional<Time> unseen_since = {}; // neither seen nor added from then on
    std::string facet = {};                // that another module keeps
    std::string without_facet = {};
    std::optional<bool> second_factor = {}; // whether his login has one, or a passkey
};
std::vector<Membership> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Where the picture is, another address with each; nothing: he has none.
std::optional<std::string> avatar_url(Membership const&);
// Where a row stands in that order: what a cursor holds.
std::string sort_key(Membership const&, Sort);

// Active members who hold one of the facets ("administrator", "manager", "role:<id>",
// "manage:suite"), by name.
std::vector<Membership> list_holders(
    db::Transaction&, AccountId const&, std::vector<std::string> const& facets, Listing const&);
// Active members who run the server, by name.
std::vector<Membership> list_operators(db::Transaction&, AccountId const&, Listing const&);
// Whose rows say what is over by now: active although the end has come, or a license that
// has ended.
struct Overdue {
    AccountId account;
    MembershipId membership;
};
std::vector<Overdue> list_overdue(db::Transaction&);

// Invariants of this module that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
