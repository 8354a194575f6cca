#pragma once

// The only code that writes the tables clients and client_mappings.

#include "clients/clients.h"

namespace kith::clients::store {

// What stands beside the membership; one that was there is as if it were new.
void put(db::Transaction&, Client const&);
// False where there was nothing.
bool remove(db::Transaction&, AccountId const&, MembershipId const& client);
void set_company(db::Transaction&, Client const&);
void set_invited_at(db::Transaction&, Client const&);
// Once.
void set_invited(db::Transaction&, Client const&, Time);

// True where that changed something.
bool map(db::Transaction&, AccountId const&, MembershipId const& client, MembershipId const& user, Time since);
bool unmap(db::Transaction&, AccountId const&, MembershipId const& client, MembershipId const& user);
void unmap_all_of(db::Transaction&, AccountId const&, MembershipId const& user);
// Of the one also the other's.
void map_all_of(db::Transaction&, AccountId const&, MembershipId const& user, MembershipId const& heir);
bool is_mapped(db::Transaction&, AccountId const&, MembershipId const& client, MembershipId const& user);

std::optional<Client> find(db::Transaction&, AccountId const&, MembershipId const&);
std::vector<Client> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Also of those who are users now.
std::int64_t count_rows(db::Transaction&, AccountId const&);
bool has_row(db::Transaction&, AccountId const&, MembershipId const&);
std::map<MembershipId, std::vector<MappedUser>> mapped_users_of(
    db::Transaction&, AccountId const&, std::vector<MembershipId> const& clients);
// In the order of the users.
std::vector<Mapping> list_mappings(db::Transaction&, AccountId const&, MembershipId const& client);
std::vector<MembershipId> list_mapped(db::Transaction&, AccountId const&, MembershipId const& client);

// For kith check.
std::vector<std::string> list_without_row(db::Transaction&, AccountId const&);
std::vector<std::string> list_strange_mappings(db::Transaction&, AccountId const&);

}
