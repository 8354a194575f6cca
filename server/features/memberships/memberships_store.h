#pragma once

// The only code that writes the tables memberships, membership_facets, membership_guards
// and days_seen (join_requests_store binds a member to a person). Lists of members are in
// memberships_list_store, what was in memberships_history_store.

#include "memberships/memberships.h"

namespace kith::memberships::store {

// Of the table as `m`; what `read` reads. The details come last.
#define MEMBERSHIP_COLUMNS                                                                               \
    "m.account_id, m.id, m.person_id, m.kind, m.state, m.first_name, m.last_name, m.email, m.email_key," \
    " m.standing_role, m.rights, m.licenses, m.call_recording_enabled, m.valid_until, m.version,"        \
    " m.last_seen_at, m.created_at, m.avatar, m.pronouns, m.phone, m.job_title, m.department, m.employee_id"
Membership read(db::Row const&);

// False while the person, or his address, has a membership here already.
bool insert(db::Transaction&, Membership const&);
// A removed row comes back; false if it came back meanwhile, or as insert.
bool revive(db::Transaction&, Membership const& old, Membership const&);
// False when its version is no longer that of `before`.
bool replace(db::Transaction&, Membership const& before, Membership const&);
// False when its version is no longer that.
bool raise_version(db::Transaction&, Membership const&);
void insert_facet(db::Transaction&, Membership const&, std::string const& facet);
void remove_facet(db::Transaction&, Membership const&, std::string const& facet);
void drop_facet(db::Transaction&, AccountId const&, std::string const& facet);
bool lock(db::Transaction&, AccountId const&, MembershipId const&);
void touch(db::Transaction&, AccountId const&, MembershipId const&);
void set_seen(db::Transaction&, AccountId const&, MembershipId const&); // of a day that nobody counts
// One more person was here today.
void count_day(db::Transaction&, AccountId const&);

std::optional<Membership> find(db::Transaction&, AccountId const&, MembershipId const&);
std::optional<Membership> find_by_person(db::Transaction&, AccountId const&, PersonId const&);
std::optional<Membership> find_removed(db::Transaction&, AccountId const&, std::string const& email_key);
std::optional<Membership> find_by_email_key(db::Transaction&, AccountId const&, std::string const& email_key);

// A member with what his account says about itself.
struct Entrance {
    Membership member;
    bool account_is_active = true;
    RolePolicy policy;
    SecondFactorRequired second_factor_required = SecondFactorRequired::None;
};
std::optional<Entrance> find_entrance(db::Transaction&, AccountId const&, PersonId const&);
RolePolicy find_policy(db::Transaction&, AccountId const&);
SecondFactorRequired find_second_factor_required(db::Transaction&, AccountId const&);

// Taken first by whoever might leave the account without somebody who runs it.
void lock_guard(db::Transaction&, AccountId const&);
// Active members without an end in one of those standing roles.
std::int64_t count_standing(db::Transaction&, AccountId const&, std::vector<std::string> const& roles);

void insert_join_request(db::Transaction&, JoinRequest const&);
std::vector<JoinRequest> list_join_requests(db::Transaction&, PersonId const&);
bool take_join_request(db::Transaction&, JoinRequest const&);
void withdraw_join_request(db::Transaction&, Membership const&);
// False while that person is a member already.
bool bind(db::Transaction&, Membership const&, persons::Person const&);

std::vector<Membership> list_holders(
    db::Transaction&, AccountId const&, std::vector<std::string> const& facets, Listing const&);
std::vector<Membership> list_operators(db::Transaction&, AccountId const&, Listing const&);
std::vector<Overdue> list_overdue(db::Transaction&);
std::string name_key(PersonName const& first, PersonName const& last);

std::vector<std::string> list_accounts_without_administrator(db::Transaction&);
std::vector<std::string> list_without_person(db::Transaction&);
std::vector<std::string> list_without_name(db::Transaction&);

}
