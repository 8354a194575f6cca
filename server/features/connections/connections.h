#pragma once

// A connection ties an internal user to one of another account, by the agreement of both.
//
//     none --request--> pending --accept--> accepted --disconnect, by either--> ended
//                          |--decline--> declined    (whoever was declined asks again after a week)
//                          '--cancel---> none
//
// To ask somebody who has asked oneself is to accept. Both accounts must be public and both
// profiles visible when it is asked for and when it is accepted; what was accepted outlives that.
//
// It is a contract: what the two may do with each other (scopes), and until when. Either makes it
// narrower, or ends it, at once; nobody makes it wider alone.
//
// Each account has a row of its own, with the same id; both are written in one transaction, and
// mirror each other. Whoever blocks somebody hears nothing of him any more, and he is not told:
// what he asks looks pending to him. While a user is inactive nobody reaches him, and when he is
// removed all of his connections end.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "workspaces/workspaces.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::connections {

using ConnectionId = Id<struct ConnectionTag>;

enum class State { None, Pending, Accepted, Declined, Ended };
BOOST_DESCRIBE_ENUM(State, None, Pending, Accepted, Declined, Ended)

// What somebody is reached for: shown as present, written to, called, invited to a meeting.
enum class Scope { See, Chat, Call, Schedule };
BOOST_DESCRIBE_ENUM(Scope, See, Chat, Call, Schedule)
using Scopes = std::vector<Scope>; // in this order, each once
extern Scopes const all_scopes;

inline constexpr int most_of_member = 2000;                    // rows of one member, of whichever state
inline constexpr int most_waiting = 100;                       // requests of one member that wait for an answer
inline constexpr Duration cooldown = Days { 7 };               // after a decline
inline constexpr Duration shortest = std::chrono::hours { 1 }; // that a connection is asked for

// The other side.
struct Peer {
    AccountId account;
    MembershipId id;
    bool operator==(Peer const&) const = default;
};

// One side's row.
struct Connection {
    AccountId account;
    ConnectionId id;
    MembershipId member; // whose it is
    Peer peer;
    std::string peer_key;
    State state = State::None;
    bool is_requester = false;
    std::string note; // of who asked
    Scopes scopes;
    bool is_shared = false; // with all colleagues of who asked
    bool blocks = false;
    bool is_blocked = false;
    std::optional<Time> expires_at;
    Time requested_at {};
    std::optional<Time> decided_at;
    std::int64_t version = 1;
    Time created_at {};

    // One that has expired has ended, or was never answered.
    State state_at(Time now) const;
};

// --- Finding them

struct Listing {
    std::optional<MembershipId> of;      // nothing: of the whole account
    bool with_shared = false;            // those of colleagues, too, as far as they share them
    std::optional<State> state;          // nothing: pending and accepted
    std::optional<bool> is_requester {}; // asked for by this side
    bool blocked_only = false;           // those it blocks, of any state; else never those
    std::string text;                    // part of a name or of a company
    std::string after_key;               // of the last row seen
    std::string after_id;
    int limit = 25;
};
std::vector<Connection> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
std::optional<Connection> find(db::Transaction&, AccountId const&, ConnectionId const&);
// Of one's own, or that a colleague shares, or any for who manages users.
// Refuses: forbidden, not_found.
Result<Connection> get(db::Transaction&, Actor const&, ConnectionId const&);
// Whose it is, who alone acts on it. Refuses: forbidden.
Result<void> check_own(Actor const&, Connection const&);
// What ties the two, if anything does or did.
std::optional<Connection> find_between(db::Transaction&, AccountId const&, MembershipId const&, Peer const&);

// One with that peer that an active colleague shares with the member, and that holds (for the scope);
// nothing for who has one of his own, or is blocked or blocks.
std::optional<Connection> find_shared(
    db::Transaction&, AccountId const&, MembershipId const&, Peer const&, std::optional<Scope> = {});
// What a user still lacks to ask anybody: account_public, profile_visible.
std::vector<std::string> missing_of(db::Transaction&, Actor const&);

// The other side as it is now; nothing where its account is gone.
struct Person {
    memberships::Membership member;
    std::string company;
    std::string headline;
};
std::optional<Person> find_person(db::Transaction&, Peer const&);

// --- Asking

struct Terms {
    Scopes scopes = all_scopes;
    std::optional<Time> expires_at;
};
struct Request {
    MembershipId to;
    LongText note;
    Terms terms;
    bool is_shared = false;
};
// Refuses: forbidden, not_a_user (`to`), same_account, request_pending, already_connected, blocked,
// cooldown, not_public_visible (`missing`), too_many_pending, too_many_connections, stale, validation.
Result<Connection> request(db::Transaction&, Actor const&, Request const&);

// --- Answering; the request's addressee

// Accepted already is no mistake. `narrower`: within what was asked for. Refuses: forbidden,
// wrong_state, same_account (by now), not_public_visible, validation.
Result<Connection> accept(db::Transaction&, Actor const&, Connection const&, std::optional<Terms> const& narrower);
// Refuses: forbidden, wrong_state.
Result<Connection> decline(db::Transaction&, Actor const&, Connection const&);
// By who asked. Refuses: forbidden, wrong_state.
Result<Connection> cancel(db::Transaction&, Actor const&, Connection const&);

// --- Changing and ending

struct Change {
    std::optional<Scopes> scopes;
    std::optional<Time> expires_at;
    std::optional<bool> is_shared; // only off, by who asked
};
// Refuses: forbidden, wrong_state, stale, validation (`scopes`, `expires_at`: wider).
Result<Connection> change(db::Transaction&, Actor const&, Connection const& before, Change const&);
// By either, or by who manages users. Refuses: forbidden, wrong_state (there is nothing to end).
Result<void> disconnect(db::Transaction&, Actor const&, Connection const&);

// Ends what there is. Who shows himself to nobody, and never asked, cannot be blocked.
// Refuses: forbidden, not_a_user, same_account, too_many_connections, stale, validation.
Result<Connection> block(db::Transaction&, Actor const&, MembershipId const& whom);
Result<Connection> unblock(db::Transaction&, Actor const&, Connection const&);

// --- What others ask

// Whether one user may do that with another, of his account or of another one: presence, chat,
// calls and meetings ask this and nothing else. Refuses: not_connected.
Result<void> check_may_reach(
    db::Transaction&, memberships::Membership const& from, memberships::Membership const& to, Scope);
// The same, by this connection, which nobody changes until the end of the transaction. Whoever calls holds both
// memberships. Refuses: not_connected.
Result<void> hold_to_reach(db::Transaction&, memberships::Membership const& from, Connection const&, Scope);

// His name or address is another one now: lists of others are by name. Before what the logs say of it.
void note_renamed(db::Transaction&, memberships::Membership const&);
void note_company_renamed(db::Transaction&, AccountId const&, std::string_view name);
// He was removed. The rows first, with the places in workspaces that hung on them, then what the logs say of it.
struct Ended {
    std::vector<Connection> connections;
    std::vector<workspaces::Note> places;
};
Ended end_all(db::Transaction&, memberships::Membership const&);
void record_ended(db::Transaction&, events::Source const&, AccountId const& acting, Ended const&);

// Those that have expired and do not say so yet, of all accounts; each is noted in a transaction of its own.
std::vector<Connection> list_expired(db::Transaction&);
void note_expired(db::Transaction&, Connection const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
