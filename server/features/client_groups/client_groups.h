#pragma once

// Client groups are named sets of clients. Who makes one manages it, unless he names others; managers and who
// sees all clients change it. It is seen besides by whoever looks after one of its clients. Deleting one deletes
// nobody.
//
// A client who is removed leaves his groups, a user those he manages; one that nobody manages is the administrators'.

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::client_groups {

using GroupId = Id<struct ClientGroupTag>;
// Unique in its account, whatever its case.
using GroupName = AccountName;

inline constexpr int most_groups = 1000; // of an account
inline constexpr int most_members = 1000;
inline constexpr int most_managers = 20;

struct Group {
    AccountId account;
    GroupId id;
    GroupName name;
    std::string description;
    MembershipId created_by;
    std::int64_t version = 1; // changes with its members and managers, too
    Time created_at {};
};

// --- Finding them

struct Listing {
    std::string text;      // part of the name
    std::string after_key; // of the last row seen
    std::string after_id;
    int limit = 25;
};
// Those he may see, by name.
std::vector<Group> list(db::Transaction&, Actor const&, Listing const&);
std::int64_t count(db::Transaction&, Actor const&, Listing const&);
std::string sort_key(Group const&);
// Refuses: forbidden, not_found (also for one that he may not see).
Result<Group> get(db::Transaction&, Actor const&, GroupId const&);
std::optional<Group> find_by_name(db::Transaction&, AccountId const&, GroupName const&);
bool may_change(db::Transaction&, Actor const&, Group const&);
// Refuses: forbidden.
Result<void> check_may_change(db::Transaction&, Actor const&, Group const&);

struct Person {
    MembershipId id;
    std::string display_name;
};
std::map<GroupId, std::vector<Person>> managers_of(db::Transaction&, AccountId const&, std::vector<Group> const&);
std::map<GroupId, std::int64_t> sizes_of(db::Transaction&, AccountId const&, std::vector<Group> const&);
struct Member : Person {
    std::string state; // quiet, pending, active, inactive
    std::string company;
};
std::vector<Member> members_of(db::Transaction&, Group const&);
// By name, of each client who is in any; one statement for many.
std::map<MembershipId, std::vector<Group>> list_of(
    db::Transaction&, AccountId const&, std::vector<MembershipId> const&);

// --- Changing them

struct NewGroup {
    GroupName name;
    std::string description = {};
    std::vector<MembershipId> managers = {}; // nobody: who makes it
    std::vector<MembershipId> members = {};
};
// Refuses: forbidden, name_taken, too_many_groups, validation (`managers`, `members`: whom he may not name).
Result<Group> create(db::Transaction&, Actor const&, NewGroup const&);

struct Change {
    std::optional<GroupName> name;
    std::optional<std::string> description;
    std::optional<std::vector<MembershipId>> managers;
};
// Refuses: forbidden, name_taken, stale, validation (`managers`).
Result<Group> change(db::Transaction&, Actor const&, Group const& before, Change const&);
// Refuses: forbidden, stale.
Result<void> remove(db::Transaction&, Actor const&, Group const&);

// Who is in already stays in, who is not stays out.
// Refuses: forbidden, not_found (no client, or none of his), too_many_members.
Result<void> add(db::Transaction&, Actor const&, Group const&, MembershipId const& client);
Result<void> withdraw(db::Transaction&, Actor const&, Group const&, MembershipId const& client);

// Where a client is, and since when: for whoever makes one of two clients, and says it to the log.
struct Place {
    GroupId group;
    Time since {};
};
std::vector<Place> places_of(db::Transaction&, AccountId const&, MembershipId const& client);
// Those that he was not in already; groups that are gone or full are left out.
std::vector<Place> take_places(
    db::Transaction&, AccountId const&, MembershipId const& client, std::vector<Place> const&);
void leave_places(db::Transaction&, AccountId const&, MembershipId const& client, std::vector<GroupId> const&);

// A member has left the account: a client his groups, a user what he manages.
void drop_member(db::Transaction&, AccountId const&, MembershipId const&);
std::int64_t count_managed_by(db::Transaction&, AccountId const&, MembershipId const&);
// He is a client from now on.
void drop_manager(db::Transaction&, AccountId const&, MembershipId const&);
// Users who hear of a change of the group, beside those who see all clients.
std::vector<MembershipId> audience_of(db::Transaction&, AccountId const&, GroupId const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
