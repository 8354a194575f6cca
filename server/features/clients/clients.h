#pragma once

// Clients are outside people whom the account serves. A client is a membership of kind client: he is looked after by
// the users who are mapped to him, sees of the account what its portal shows him, and nothing else.
//
//     quiet --send invitation--> pending --accept--> active <--> inactive
//        '--------------------------'-------------------'-----------'--> removed
//
// Quiet is who was added and never written to. An invitation that ends in another way leaves him pending: he is
// somebody's contact, and can be invited again. Unmapping the last user leaves him to who sees all clients.
//
// A client who becomes a user leaves his row, who looks after him and his groups as they are: no list shows them,
// because each asks for the kind of the membership, and they are there again if he comes back. They go when he is
// removed.
//
// He is known by his address, or by his phone number where he has none; whoever adds him again is mapped to him.

#include "base/email_address.h"
#include "base/names.h"
#include "base/result.h"
#include "client_groups/client_groups.h"
#include "contact_files/contact_files.h"
#include "db/transaction.h"
#include "invitations/invitations.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "workspaces/workspaces.h"

#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::clients {

enum class State { Quiet, Pending, Active, Inactive, Removed };
BOOST_DESCRIBE_ENUM(State, Quiet, Pending, Active, Inactive, Removed)

inline constexpr int most_clients = 100'000; // of an account
inline constexpr std::size_t most_at_once = 200;
inline constexpr std::size_t most_mapped = 200; // users who look after one client

struct Client {
    memberships::Membership member; // with his end
    std::string company;
    MembershipId added_by;
    std::optional<Time> invited_at; // nothing: he is quiet

    State state() const;
    State state_at(Time now) const; // past his end he is inactive, whoever noted it
};

// --- Finding them (clients.cpp)

struct Ending {
    Time by {};
    std::optional<Time> unseen_since; // where not being seen for a while is an end
};
struct Listing {
    std::optional<MembershipId> of; // mapped to that user; nobody: all
    std::optional<State> state;     // nothing: all that are not removed
    std::optional<client_groups::GroupId> group;
    std::string text;      // part of the name, the address, the phone number or the company
    std::string after_key; // of the last row seen
    std::string after_id;
    int limit = 25;
    std::optional<Ending> ending = {}; // is there still, and ends soon
};
// By name. Refuses: forbidden.
Result<std::vector<Client>> list(db::Transaction&, Actor const&, Listing const&);
Result<std::int64_t> count(db::Transaction&, Actor const&, Listing const&);
std::string sort_key(Client const&);
// One's own, or any of who sees all. Refuses: forbidden, not_found.
Result<Client> get(db::Transaction&, Actor const&, MembershipId const&);
// As get; a token that only reads the contacts changes none. Refuses: forbidden, not_found.
Result<Client> get_to_change(db::Transaction&, Actor const&, MembershipId const&);
std::optional<Client> find(db::Transaction&, AccountId const&, MembershipId const&);

struct MappedUser {
    MembershipId id;
    std::string display_name;
};
// By name, of each who has any; one statement for many.
std::map<MembershipId, std::vector<MappedUser>> mapped_users_of(
    db::Transaction&, AccountId const&, std::vector<MembershipId> const& clients);
// The active ones, as a client may know them.
std::vector<memberships::Membership> list_users_of(db::Transaction&, memberships::Membership const& client);
bool is_mapped(db::Transaction&, AccountId const&, MembershipId const& client, MembershipId const& user);

// --- Adding and inviting (add_clients.cpp)

struct NewMember {
    PersonName first_name;
    PersonName last_name;
    std::optional<EmailAddress> email;
    ShortText phone = {};
};
using Delivery = invitations::Delivery;
struct IntoGroup {
    std::optional<client_groups::GroupId> id;
    std::optional<client_groups::GroupName> name; // of a new one
};
struct IntoWorkspace {
    std::optional<workspaces::WorkspaceId> id;
    std::optional<workspaces::WorkspaceName> name; // of a new one
};
struct NewClients {
    std::vector<NewMember> members;
    ShortText company = {};
    invitations::PersonalMessage message = {};
    Delivery delivery = Delivery::Portal;
    std::optional<IntoGroup> group = {};
    std::optional<IntoWorkspace> workspace = {}; // with that delivery
    std::optional<Time> valid_until = {};        // nothing: as the account has decided
};
enum class Outcome { Invited, Added, Mapped };
BOOST_DESCRIBE_ENUM(Outcome, Invited, Added, Mapped)
struct Added {
    Client client;
    Outcome outcome = Outcome::Added;
    bool was_seen = true; // false: he was here already, and whoever adds him did not see him
};
struct AllAdded {
    std::vector<Added> items;
    std::optional<client_groups::Group> group;
    std::optional<workspaces::Workspace> workspace = {};
};
// All of them, or none. Who is a client already is mapped, and gets no mail, unless it is one from a workspace: who
// has not accepted is invited there, who has is in it at once.
// Refuses: forbidden (also a workspace he is not in), too_many_clients, too_many_requests (quota), of the group as
// client_groups, of the workspace as workspaces, and with `row`:
// already_member, member_inactive, already_invited, validation (also of `valid_until`).
Result<AllAdded> add(db::Transaction&, Actor const&, NewClients const&);
// Of a file: each line for itself, quietly or with an invitation to the portal (import_clients.cpp).
inline constexpr std::size_t most_imported = 1000;
enum class Mode { LookAhead, CarryOut };
enum class LineOutcome { Create, Map };
BOOST_DESCRIBE_ENUM(LineOutcome, Create, Map)
// What is shown of him: of who was a client already and was not seen until now, no more than the file says.
struct ImportedLine {
    int line = 0;
    LineOutcome outcome = LineOutcome::Create;
    PersonName first_name;
    PersonName last_name;
    std::string email;
    std::string phone;
    std::string company;
};
struct Imported {
    int total = 0;
    std::vector<ImportedLine> lines; // those that are right
    std::vector<contact_files::LineError> errors;
    int failed = 0;
    bool leaves_out = false; // what vCards say besides, for which a client has no place
};
// `wanted` says nobody's name: the delivery, the group, the end, and the company of who has none in his line. Looking
// ahead is the same work, taken back. Refuses: forbidden, of the group as client_groups, validation (`file`,
// `delivery`).
Result<Imported> import(db::Transaction&, Actor const&, contact_files::File const&, NewClients const& wanted, Mode);

// Mails his first invitation, or the same link again. Refuses: term_over (he needs a later end), as
// invitations::invite_client.
Result<Client> invite(db::Transaction&, Actor const&, Client const&, invitations::PersonalMessage const&,
    std::optional<workspaces::WorkspaceId> const& into = {});

// --- Changing them, as get_to_change has found them (clients.cpp)

struct Change {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<ShortText> phone;
    std::optional<ShortText> company;
    std::optional<bool> active;
    std::optional<Time> valid_until = {};
    bool is_open_ended = false;               // no end any more
    std::optional<MembershipId> sponsor = {}; // who looks after him from then on, too

    bool says_end() const { return valid_until || is_open_ended; }
};
// Making him inactive ends his sessions, if he is active nowhere else; who sees all clients may, and the only one who
// looks after him.
// Refuses: forbidden, wrong_state (`active` of who has not accepted), stale, validation (`valid_until`, `sponsor_id`).
Result<Client> change(db::Transaction&, Actor const&, Client const& before, Change const&);
// Who sees all clients; the only one who looks after him as long as he has not accepted.
// Refuses: forbidden.
Result<void> check_may_remove(db::Transaction&, Actor const&, Client const&);
// Refuses: forbidden, stale.
Result<void> remove(db::Transaction&, Actor const&, Client const&);

// By himself. Refuses: not_found, stale.
Result<void> leave(db::Transaction&, events::Way const&, memberships::Membership const&);

// By who has not accepted yet, and wants nothing to be kept: his place is free, and its row says no more who he was.
// Whoever answered for him is told. Refuses: wrong_state (he is in), stale.
Result<void> erase(db::Transaction&, events::Way const&, memberships::Membership const&);

// Who is mapped stays mapped, who is not stays away. Refuses: forbidden, not_found (no active user), too_many_mappings.
Result<void> map(db::Transaction&, Actor const&, Client const&, MembershipId const& user);
// Oneself; others for who sees all clients. Refuses: forbidden, not_found.
Result<void> unmap(db::Transaction&, Actor const&, Client const&, MembershipId const& user);
// A user has left the account: whom he looked after, and what he was as a client.
void forget(db::Transaction&, AccountId const&, MembershipId const& user);

// --- A user who is a client from now on

// How many look to him.
std::int64_t count_of(db::Transaction&, AccountId const&, MembershipId const& user);
// They are the heir's, where there is one; others are left to who sees all clients.
void hand_over(db::Transaction&, AccountId const&, MembershipId const& user, std::optional<MembershipId> const& heir);
// His membership is of that kind by now; these look after him, and who did when he was one before.
// Refuses: too_many_clients.
Result<Client> keep_as_client(
    db::Transaction&, Actor const&, memberships::Membership const&, std::vector<MembershipId> const& users);

// --- Two who are one (join_clients.cpp): for whoever makes one of them behind the locks of their memberships, and of
// --- the users who are mapped to them, and says it to the log

struct Mapping {
    MembershipId user;
    Time since {};
};
// Who looks after him, and the groups he is in.
struct Ties {
    std::vector<Mapping> users;
    std::vector<client_groups::Place> groups;
};
Ties ties_of(db::Transaction&, Client const&);
// Those that are new; users who have left are left out, more than may look after him, and groups that are gone or full.
Ties tie(db::Transaction&, Client const&, Ties const&);
// Who answers for him keeps looking after him.
void untie(db::Transaction&, Client const&, Ties const&);
// His names, the address, the phone number, the company and when he was invited. Refuses: stale.
Result<Client> rewrite(db::Transaction&, Client const& before, Client const& after);
// Ends his invitation, and whatever is beside his membership; the logs of his rooms are told by whoever calls.
// Refuses: stale.
Result<std::vector<workspaces::Note>> take_out(db::Transaction&, events::Source const&, Client const&);
// Who was taken out before he had accepted. Where `sponsor` is here no more, whoever does it answers for him.
// Refuses: already_member, already_invited, too_many_clients, stale.
Result<Client> bring_back(db::Transaction&, Actor const&, Client const&, MembershipId const& sponsor);

// Whom an event about a client concerns, beside those who see all clients: who looks after him, or did.
std::vector<MembershipId> audience_of(db::Transaction&, events::Event const&, MembershipId const& client);

// Whom its log names beside the client: who is mapped now, or is not any more.
std::vector<MembershipId> named_by(events::Event const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
