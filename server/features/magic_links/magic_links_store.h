#pragma once

// The only code that reads or writes the table magic_links.

#include "magic_links/magic_links.h"

namespace kith::magic_links::store {

struct Link {
    AccountId account;
    std::string token_hash;
    MembershipId client;
    Time expires_at {};
    std::optional<Time> used_at = {};
};

void insert(db::Transaction&, Link const&);
void remove(db::Transaction&, Link const&);
// Of its client, those not followed yet: all but so many of the newest, which that one is counted among.
void make_room(db::Transaction&, Link const&, int most);
std::optional<Link> find(db::Transaction&, AccountId const&, std::string const& token_hash);
// True for the one taker of a link that lives.
bool take(db::Transaction&, Link const&);
void remove_ended(db::Transaction&, Time before);

}
