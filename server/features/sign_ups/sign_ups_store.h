#pragma once

// The only code that reads or writes sign_ups, sign_up_links and sign_up_link_tokens.

#include "sign_ups/sign_ups.h"

namespace kith::sign_ups::store {

void insert_mailed(db::Transaction&, SignUp const&, std::string const& token_hash);
// Nobody was mailed: he came by a provider.
void insert_arrived(db::Transaction&, SignUp const&);
std::optional<SignUp> find(db::Transaction&, AccountId const&, SignUpId const&);
std::optional<SignUp> find_by_token(db::Transaction&, AccountId const&, std::string const& token_hash);
// The mail is answered: true for the one who did.
bool arrive(db::Transaction&, SignUp const&);
void set_membership(db::Transaction&, SignUp const&);
// Decided: true for the one who did.
bool decide(db::Transaction&, SignUp const&);
std::vector<SignUp> list(db::Transaction&, AccountId const&, Listing const&);
void remove_unanswered(db::Transaction&);

// Those that wait for a yes without a member who waits, or the other way about.
std::vector<std::string> list_at_odds(db::Transaction&, AccountId const&);
std::int64_t count_awaiting(db::Transaction&, AccountId const&);
std::int64_t count_open_links(db::Transaction&, AccountId const&);
// Links by which more have come than are noted.
std::vector<std::string> list_miscounted(db::Transaction&, AccountId const&);

void insert_link(db::Transaction&, Link const&);
// False when its version is no longer that.
bool update_link(db::Transaction&, Link const&);
void insert_token(db::Transaction&, Link const&, std::string const& token_hash);
std::optional<Link> find_link(db::Transaction&, AccountId const&, LinkId const&);
// Which link a token was made for, and which version of it.
struct Found {
    LinkId link;
    int link_version = 1;
};
std::optional<Found> find_link_by_token(db::Transaction&, AccountId const&, std::string const& token_hash);
// One more came by it: false when it is closed, over or full.
bool use_link(db::Transaction&, AccountId const&, LinkId const&);
// One that lets somebody in now.
bool has_open_link(db::Transaction&, AccountId const&);
std::vector<Link> list_links(db::Transaction&, AccountId const&);

}
