#pragma once

// The only code that reads or writes the tables teams and team_members.

#include "teams/teams.h"

namespace kith::teams::store {

// False when another one has its name.
bool insert(db::Transaction&, Team const&);
bool is_name_of_another(db::Transaction&, Team const&);
// False when its version is no longer that.
bool update(db::Transaction&, Team const&);
bool remove(db::Transaction&, Team const&);
void remove_members(db::Transaction&, Team const&);

// False when it is gone; otherwise it stays until the end of the transaction.
bool lock(db::Transaction&, Team const&);
bool insert_member(db::Transaction&, Team const&, MembershipId const&);
// Who leaves leads it no more.
bool remove_member(db::Transaction&, Team const&, MembershipId const&);
std::int64_t count_of(db::Transaction&, AccountId const&, MembershipId const&);

std::optional<Team> find(db::Transaction&, AccountId const&, TeamId const&);
std::vector<Team> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
std::vector<Team> list_by_ids(db::Transaction&, AccountId const&, std::vector<TeamId> const&);
bool is_member(db::Transaction&, Team const&, MembershipId const&);
std::map<TeamId, Size> sizes_of(db::Transaction&, AccountId const&, std::vector<Team> const&);
std::map<MembershipId, std::vector<Team>> list_of(db::Transaction&, AccountId const&, std::vector<MembershipId> const&);

// For kith check.
std::vector<std::string> list_homeless(db::Transaction&, AccountId const&);
std::vector<std::string> list_strangers(db::Transaction&, AccountId const&);
std::vector<std::string> list_led_from_outside(db::Transaction&, AccountId const&);
std::vector<std::string> list_unlike_facets(db::Transaction&, AccountId const&);

}
