#pragma once

// A workspace is a named room: users of one account, its clients, and people of other accounts they are connected to.
//
// Who makes it owns it: he renames it, archives it, takes people out and hands it on. Whichever user is in it brings in
// others. An owner who leaves, is removed or made inactive is followed by the user who has been in it longest; when no
// user is left it is archived, and counts no more for what the account may have; when nobody is left it is gone.
//
// It belongs to its host. The account of a connection has a row of its own, with the same id: he reads the room there,
// as long as the connection holds for writing to each other. When that ends his place does, in the same transaction.
// A client who has not accepted yet has his place already; it opens with the account.
//
// This module knows who is in, and not who may be brought in: `workspace_people` and `clients` do, and tell it of
// people whom they hold until the end of the transaction.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"

#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::workspaces {

using WorkspaceId = Id<struct WorkspaceTag>;
using WorkspaceName = AccountName;

enum class MemberKind { Internal, Client, Connection };
BOOST_DESCRIBE_ENUM(MemberKind, Internal, Client, Connection)

inline constexpr int most_workspaces = 10'000; // of an account, with a user in them
inline constexpr int most_members = 1000;      // of a workspace
inline constexpr int most_of_member = 1000;    // that one owns; that are not archived and he is in; the same as a guest
inline constexpr int most_notices = 5;         // mails to one client in a day
inline constexpr int most_notices_sent = 200;  // mails by one user in a day

// As one account has it.
struct Workspace {
    AccountId account;
    WorkspaceId id;
    AccountId host;
    std::string host_name; // empty: the account's own
    WorkspaceName name;
    std::optional<MembershipId> owner; // where it is the account's own
    std::string origin;                // "team:<id>" or "client_group:<id>"; empty: neither
    std::optional<Time> archived_at;
    std::int64_t version = 1; // changes with its members, too
    Time created_at {};
    Time updated_at {};

    bool is_own() const { return host == account; }
};

// Who looks: a user, whatever his account, or a client.
struct Reader {
    AccountId account;
    MembershipId member;
};
Reader reader_of(Actor const&);
Reader reader_of(memberships::Membership const&);

// --- Finding them: those one is in, and no others (workspaces.cpp)

struct Listing {
    std::string text;             // part of the name
    std::optional<bool> archived; // nothing: both
    std::string origin;           // started for that
    std::string after_key;        // of the last row seen
    std::string after_id;
    int limit = 25;
};
// By name.
std::vector<Workspace> list(db::Transaction&, Reader const&, Listing const&);
std::int64_t count(db::Transaction&, Reader const&, Listing const&);
std::string sort_key(Workspace const&);
// Refuses: not_found.
Result<Workspace> get(db::Transaction&, Reader const&, WorkspaceId const&);
// Whoever asks.
std::optional<Workspace> find(db::Transaction&, AccountId const&, WorkspaceId const&);
// Where the other one is, too, whichever account he is of; the newest first.
std::vector<Workspace> list_in_common(
    db::Transaction&, Reader const&, AccountId const& account, MembershipId const& other, int limit);

struct Member {
    MembershipId id;
    MemberKind kind = MemberKind::Internal;
    std::string display_name;
    std::string company; // of a client or a connection
    std::string state;   // active, inactive, pending; of a client also quiet
    Time joined_at {};
};
// All of them, by name, as the host knows them.
std::vector<Member> members_of(db::Transaction&, Workspace const&);
std::map<WorkspaceId, std::int64_t> sizes_of(db::Transaction&, std::vector<Workspace> const&);
struct Owner {
    MembershipId id;
    std::string display_name;
};
// Who owns them, as the hosts say; nobody: no user is in it.
std::map<WorkspaceId, Owner> owners_of(db::Transaction&, std::vector<Workspace> const&);
// Companies of the connections in it: they can read what is said there.
std::vector<std::string> list_companies(db::Transaction&, Workspace const&);
// Its members of that account.
std::vector<MembershipId> list_members(db::Transaction&, AccountId const&, WorkspaceId const&);

// --- Changing them (workspaces.cpp, workspaces_members.cpp)

// Refuses: forbidden.
Result<void> check_may_invite(Actor const&, Workspace const&); // whichever user of the host
Result<void> check_owns(Actor const&, Workspace const&);

struct NewWorkspace {
    WorkspaceName name;
    std::string origin = {};
};
// With nobody but its owner. Refuses: forbidden, too_many_workspaces, in_too_many_workspaces.
Result<Workspace> create(db::Transaction&, Actor const&, NewWorkspace const&);

struct Change {
    std::optional<WorkspaceName> name;
    std::optional<bool> archived;
    std::optional<MembershipId> owner; // an active user who is in it
};
// Refuses: forbidden, not_found, stale, validation (`owner`).
Result<Workspace> change(db::Transaction&, Actor const&, Workspace const& before, Change const&);

// Somebody who may be brought in. Whoever calls holds his membership, and his connection.
struct Newcomer {
    memberships::Membership member;
    std::string company = {};    // of a connection
    std::string connection = {}; // its id; empty: of the account
};
enum class Outcome { Added, Already, Refused };
BOOST_DESCRIBE_ENUM(Outcome, Added, Already, Refused)
struct Brought {
    MembershipId id;
    Outcome outcome = Outcome::Added;
    std::string reason = {}; // a code: too_many_members, in_too_many_workspaces
};
// One after the other; a client who is active gets a mail.
// Refuses: forbidden, not_found (he is out himself by now), wrong_state (archived).
Result<std::vector<Brought>> add(db::Transaction&, Actor const&, Workspace const&, std::vector<Newcomer> const&);

// By the owner; he himself leaves. Refuses: forbidden, not_found (also for oneself).
Result<void> remove(db::Transaction&, Actor const&, Workspace const&, MembershipId const&);
// Refuses: not_found.
Result<void> leave(db::Transaction&, events::Source const&, Reader const&, WorkspaceId const&);

// --- What ends a place elsewhere (workspaces_ends.cpp): the rows first, then what the logs say of it

// What a change is for the logs of the accounts that have part in it.
struct Note {
    struct Moved {
        AccountId account;
        MembershipId id;
        std::string display_name;
    };
    std::string operation;
    Workspace workspace;             // the host's
    std::vector<AccountId> accounts; // the others
    std::vector<Moved> moved = {};   // who came, went or owns it
    std::string differences = {};    // JSON; for the host
};
// He has left the account, where he was a user or a client.
std::vector<Note> drop_member(db::Transaction&, memberships::Membership const&);
// He is inactive, or active again: where nobody owns it who is active, and somebody could, it is his.
std::vector<Note> hand_on(db::Transaction&, memberships::Membership const&);
// A client has accepted, and his places with it: nothing changes but what others see.
std::vector<Note> note_joined(db::Transaction&, memberships::Membership const&);
// A client is a user by now, and stays where he is; a room that nobody owned is his.
std::vector<Note> become_user(db::Transaction&, memberships::Membership const&);
// These connections do not hold any more, as the account has them.
std::vector<Note> drop_connections(db::Transaction&, AccountId const&, std::vector<std::string> const& connections);
// `acting`: the account whose own act it is; others learn who did it, and not how.
void record(db::Transaction&, AccountId const& acting, events::Source const&, std::vector<Note> const&);

// --- Two clients of an account who become one, and two again (workspaces_exchange.cpp): for whoever holds both

struct Stay {
    WorkspaceId workspace;
    Time since {};
};
// By workspace.
std::vector<Stay> stays_of(db::Transaction&, memberships::Membership const& client);
struct Exchange {
    std::vector<Stay> came; // where he was not
    std::vector<Note> notes;
};
// The one gives his places to the other, who has been there as long; rooms that are gone or full are left out.
Exchange exchange(db::Transaction&, std::optional<memberships::Membership> const& leaver,
    memberships::Membership const& comer, std::vector<Stay> const&);

// What others see of people and companies has changed.
void note_renamed(db::Transaction&, memberships::Membership const&);
void note_company_renamed(db::Transaction&, AccountId const&, std::string const& name);

// Whom an event about a workspace concerns in its account.
std::vector<MembershipId> audience_of(db::Transaction&, events::Event const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
