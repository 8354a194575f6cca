#pragma once

// The only code that reads or writes the table password_links.

#include "passwords/passwords.h"

namespace kith::passwords::store {

using LinkId = Id<struct PasswordLinkTag>;

struct Link {
    std::string token_hash;
    LinkId id;
    PersonId person;
    Purpose purpose = Purpose::Reset;
    std::string proves_key; // the address it was mailed to; empty: none
    Time created_at {};
    Time expires_at {};
};

void insert(db::Transaction&, Link const&);
// While it lives.
std::optional<Link> find(db::Transaction&, std::string const& token_hash);
// True for the one taker.
bool take(db::Transaction&, std::string const& token_hash);
// Of this purpose its person then has `count` at most: this one and the newest others.
void make_room(db::Transaction&, PersonId const&, Purpose, std::string const& token_hash, int count);
void remove_all(db::Transaction&, PersonId const&);
void remove_ended(db::Transaction&);

}
