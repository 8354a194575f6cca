#pragma once

// The only code that reads or writes the table connections. Whether somebody can be connected
// stands in the rows of his account and of his profile, too.

#include "connections/connections.h"
#include "connections/connections_rules.h"

namespace kith::connections::store {

// Both rows of a pair, tied by nothing yet. Nothing happens where they are there.
void insert_pair(db::Transaction&, Connection const& own, Connection const& other);
// Both rows wait for nobody else until the end of the transaction.
void lock_pair(db::Transaction&, Connection const&);
// This side's row; false when its version is another one.
bool update(db::Transaction&, Connection const&);
// The other side's row becomes what this one is, seen from there; its version is raised by `step`.
void update_mirror(db::Transaction&, Connection const&, int step);
// Both rows get another id, which tells nothing of when they were made.
ConnectionId renew_id(db::Transaction&, Connection const&);

std::optional<Connection> find(db::Transaction&, AccountId const&, ConnectionId const&);
std::optional<Connection> find_between(db::Transaction&, AccountId const&, MembershipId const&, Peer const&);
// Those with that peer that somebody of the account shares, and that hold.
std::vector<Connection> list_shared_with(db::Transaction&, AccountId const&, Peer const&);
std::vector<Connection> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Asked for by him and alive, or blocked by him.
std::int64_t count_held(db::Transaction&, AccountId const&, MembershipId const&);
std::int64_t count_waiting(db::Transaction&, AccountId const&, MembershipId const&);
std::vector<Connection> list_expired(db::Transaction&, Time);

// Those that were pending or accepted, as they were.
std::vector<Connection> list_live(db::Transaction&, AccountId const&, MembershipId const&);
void end_all(db::Transaction&, AccountId const&, MembershipId const&);
// Who of the account has any.
std::vector<MembershipId> list_members_of(db::Transaction&, AccountId const&);
void rename_peer(db::Transaction&, Peer const&, std::string const& peer_key);

std::optional<AccountId> find_account_of(db::Transaction&, MembershipId const&);
struct Company {
    std::string name;
    bool is_public = false;
    bool is_active = false;
};
std::optional<Company> find_company(db::Transaction&, AccountId const&);

std::vector<std::string> list_unlike_mirror(db::Transaction&);
std::vector<std::string> list_of_nobody(db::Transaction&);

}
