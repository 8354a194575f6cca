#pragma once

// Two records of one person become one: two contact cards of one owner, two clients of an account, or a card that goes
// into a client. What is kept takes what is chosen of the other, its mappings, its groups and its places in workspaces;
// the other is gone, and with it its invitation. When a client ends, and who answers for him, is as who is kept has it.
//
//     merged --undo, within a day--> undone
//
// Undoing brings back what was, unless something stands against it meanwhile. Somebody who can sign in is himself:
// at most one of two clients has a login, and is the one to keep.
//
// A merge with a card in it is the owner's alone, and its entry of the log says no name. What is kept for the way
// back is forgotten with the day.

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "clients/clients.h"
#include "contact_cards/contact_cards.h"
#include "db/transaction.h"
#include "events/events.h"
#include "permissions/permissions.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::merges {

using MergeId = Id<struct MergeTag>;

inline constexpr Duration undo_limit = 24h;

enum class Kind { Client, Contact };
BOOST_DESCRIBE_ENUM(Kind, Client, Contact)

// "client:<id>", or "contact:<id of the card>", as contacts name them.
struct Ref {
    Kind kind = Kind::Client;
    std::string id;
    std::string text() const;
    static std::optional<Ref> parse(std::string_view);
    auto operator<=>(Ref const&) const = default;
};

// What both kinds of records say of somebody; empty: nothing. A card has no company.
struct Words {
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string company;
    std::string display_name() const { return first_name + ' ' + last_name; }
    bool operator==(Words const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Words, (), (first_name, last_name, email, phone, company))

struct Record {
    Ref ref;
    Words words;
    std::optional<clients::Client> client = {};
    std::optional<contact_cards::ContactCard> card = {};
};

// --- Finding them (find_duplicates.cpp)

enum class Reason { Email, Phone, Name };
BOOST_DESCRIBE_ENUM(Reason, Email, Phone, Name)

// What the lists of one's contacts and clients say of somebody, and by what he is found.
struct Listed {
    Ref ref;
    Words words;
    std::optional<clients::State> state; // of a client
    std::string name_key;
    std::string email_key;
    std::string phone_key;
    std::string company_key;
    Time created_at {};
};
struct Duplicate {
    Listed keep; // which of the two is suggested
    Listed drop;
    std::vector<Reason> reasons;
};
// Who looks: whose clients they are, and whose cards; the same but for who looks with other eyes.
struct Reader {
    Actor actor;
    Actor oneself;
};
struct Search {
    bool all_clients = false; // not only those who are mapped to him
    std::string after_key;    // of the last record that was looked at
    std::string after_id;     // its Ref::text
    int limit = 25;           // a few more where the last one has several
};
struct Found {
    std::vector<Duplicate> items;
    std::optional<Listed> last; // nothing: all were looked at
};
// Along the names, among one's cards and clients, those that he may merge. One call looks at some hundreds, so that
// it may find none although there are more. Refuses: forbidden.
Result<Found> find_duplicates(db::Transaction&, Reader const&, Search const&);

// --- Making them one (merges.cpp)

enum class Side { Keep, Drop };
BOOST_DESCRIBE_ENUM(Side, Keep, Drop)
// Whose word it is; nothing: what is kept keeps its own, if it has one.
struct MergeChoices {
    std::optional<Side> first_name;
    std::optional<Side> last_name;
    std::optional<Side> email;
    std::optional<Side> phone;
    std::optional<Side> company;
};
BOOST_DESCRIBE_STRUCT(MergeChoices, (), (first_name, last_name, email, phone, company))

struct Wanted {
    Ref keep;
    Ref drop;
    MergeChoices fields;
};

struct Field {
    std::string name;
    std::string keep;
    std::string drop;
    Side chosen = Side::Keep;
    bool may_choose = false;
};
struct Preview {
    Record keep;
    Record drop;
    std::vector<Field> fields;
    std::vector<clients::MappedUser> users;   // who will look after who is kept, and do not yet
    std::vector<client_groups::Group> groups; // which he will be in, and is not yet
    bool ends_invitation = false;             // that of who goes
    bool leaves_out = false;                  // what a vCard said besides, for which a client has no place
    bool moves_rooms = false;                 // who is kept will be in workspaces where he is not yet
    bool leaves_ties = false;                 // as many as may look after him do, or a group or a workspace is full
    bool leaves_end = false; // who goes has another end, or another one answers for him: it stays as who is kept has it
};
// What merge would make of them now: the same work, taken back. Refuses: as merge.
Result<Preview> preview(db::Transaction&, Actor const&, Wanted const&);

enum class State { Merged, Undone };
BOOST_DESCRIBE_ENUM(State, Merged, Undone)
struct Merge {
    AccountId account;
    MergeId id;
    MembershipId merged_by;
    Ref kept;
    Ref dropped;
    std::string name; // of who is kept, as he was called then
    bool is_private = false;
    State state = State::Merged;
    std::string way_back = {};
    Time created_at {};
    Time expires_at {};
};
// Of cards their owner; of clients who may change both, if he sees all clients or neither has accepted.
// Records merge.made. Refuses: not_found, forbidden, two_logins, login_dropped, validation (`keep`, `drop`, `fields`),
// already_member and already_invited (`email`: somebody else is there), stale, try_again.
Result<Merge> merge(db::Transaction&, Actor const&, Wanted const&);

// --- And two again (undo_merges.cpp)

enum class Missing { UsersGone, GroupsGone, WorkspacesGone, KeptGone };
BOOST_DESCRIBE_ENUM(Missing, UsersGone, GroupsGone, WorkspacesGone, KeptGone)
struct Undone {
    Merge merge;
    std::vector<Missing> missing; // what could not be as it was
};
// Who merged, or of clients who sees all. What was changed since stays as it is: whoever looks after who was kept no
// more, and the groups and workspaces he is in no more, do not come back with the other one. Records merge.undone.
// Refuses: not_found, forbidden, wrong_state (it is undone), undo_expired, undo_blocked (with the field that stands
// against it), too_many_clients, too_many_contacts.
Result<Undone> undo(db::Transaction&, Actor const&, MergeId const&);

// Those that he can undo, the newest first, 50 at most.
std::vector<Merge> list(db::Transaction&, Reader const&);
// All of his own that are kept, for his export.
std::vector<Merge> list_of(db::Transaction&, AccountId const&, MembershipId const&);
// Who was a client there is forgotten: nothing says any more who he was, and he does not come back.
void forget(db::Transaction&, AccountId const&, MembershipId const& client);
// The owner of cards has left: the way back is gone with them.
void remove_all_of(db::Transaction&, AccountId const&, MembershipId const& owner);
// Forgets what cannot be undone any more.
void sweep(db::Transaction&);

// Whom an entry of the log concerns, and what is another one now.
struct Told {
    std::vector<Ref> refs;
    std::vector<MembershipId> users; // who looked after either
    std::vector<client_groups::GroupId> groups;
};
Told told_by(events::Event const&);

}
