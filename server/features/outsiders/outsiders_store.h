#pragma once

// The only code that writes the tables outsiders and outsider_policies.

#include "outsiders/outsiders.h"

namespace kith::outsiders::store {

void put(db::Transaction&, Outsider const&);
void remove(db::Transaction&, AccountId const&, MembershipId const&);
// False: another one than `before` answers for him by now.
bool set_sponsor(db::Transaction&, Outsider const&, MembershipId const& before);
void set_next(db::Transaction&, Due const&, Time at);
// Of all whom he answers for, and whom nobody would look at.
void set_next_of_sponsor(db::Transaction&, AccountId const&, MembershipId const& user, Time at);
// True for the one who spends the link.
bool spend(db::Transaction&, Outsider const&);

std::optional<Outsider> find(db::Transaction&, AccountId const&, MembershipId const&);
// By the link that lives, or that was used last.
std::optional<Outsider> find_by_link(db::Transaction&, AccountId const&, std::string const& hash);
std::vector<Due> list_due(db::Transaction&, int limit);
std::vector<MembershipId> list_of_sponsor(db::Transaction&, AccountId const&, MembershipId const& user, int limit);
bool is_sponsor(db::Transaction&, AccountId const&, MembershipId const& user);
std::vector<MembershipId> list_after(db::Transaction&, AccountId const&, std::string const& after_id, int limit);
// Those users who look after him and are there, longest first.
std::optional<MembershipId> find_heir(
    db::Transaction&, AccountId const&, MembershipId const& outsider, MembershipId const& besides);
std::map<MembershipId, Shown> sponsors_of(
    db::Transaction&, AccountId const&, std::vector<MembershipId> const& outsiders);

std::optional<Policy> find_policy(db::Transaction&, AccountId const&);
// False when somebody else was first.
bool put_policy(db::Transaction&, Policy const& before, Policy const& after);

// For kith check.
std::vector<std::string> list_odd(db::Transaction&, AccountId const&);
std::vector<std::string> list_without_sponsor(db::Transaction&, AccountId const&);

}
