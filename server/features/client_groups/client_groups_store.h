#pragma once

// The only code that writes the tables client_groups, client_group_members and client_group_managers.

#include "client_groups/client_groups.h"

namespace kith::client_groups::store {

// False when another one has its name.
bool insert(db::Transaction&, Group const&);
bool is_name_of_another(db::Transaction&, Group const&);
// False when its version is no longer that.
bool update(db::Transaction&, Group const&);
bool remove(db::Transaction&, Group const&);
// Nobody else changes it until the end of the transaction; false when it is gone.
bool raise_version(db::Transaction&, Group const&);

void set_managers(db::Transaction&, Group const&, std::vector<MembershipId> const&);
// True where that changed something.
bool insert_member(db::Transaction&, Group const&, MembershipId const& client, Time since);
bool remove_member(db::Transaction&, Group const&, MembershipId const& client);
// In the order of their ids.
std::vector<Place> list_places(db::Transaction&, AccountId const&, MembershipId const& client);
void drop_member(db::Transaction&, AccountId const&, MembershipId const&);
std::int64_t count_managed_by(db::Transaction&, AccountId const&, MembershipId const&);
void drop_manager(db::Transaction&, AccountId const&, MembershipId const&);

std::optional<Group> find(db::Transaction&, AccountId const&, GroupId const&);
std::optional<Group> find_by_name(db::Transaction&, AccountId const&, GroupName const&);
// `seen_by`: those that this user made, manages or has a client in; nobody: all.
std::vector<Group> list(db::Transaction&, AccountId const&, std::optional<MembershipId> const& seen_by, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, std::optional<MembershipId> const& seen_by, Listing const&);
bool is_seen_by(db::Transaction&, Group const&, MembershipId const& user);
bool is_managed_by(db::Transaction&, Group const&, MembershipId const& user);
bool is_mapped(db::Transaction&, AccountId const&, MembershipId const& client, MembershipId const& user);

std::map<GroupId, std::vector<Person>> managers_of(db::Transaction&, AccountId const&, std::vector<Group> const&);
std::map<GroupId, std::int64_t> sizes_of(db::Transaction&, AccountId const&, std::vector<Group> const&);
std::vector<Member> members_of(db::Transaction&, Group const&);
std::map<MembershipId, std::vector<Group>> list_of(
    db::Transaction&, AccountId const&, std::vector<MembershipId> const&);
std::vector<MembershipId> audience_of(db::Transaction&, AccountId const&, GroupId const&);

// For kith check.
std::vector<std::string> list_strange(db::Transaction&, AccountId const&);

}
