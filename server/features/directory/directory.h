#pragma once

// Where people of other accounts find somebody: by words of his name, by his company, or by
// his whole address. Only who shows himself (profiles) in a public account is found, and his
// address is never shown.
//
// The words of a member stand in rows from when he shows himself until he hides. Whether he
// may be found is asked anew by each search: an account that goes private needs no words changed.

#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"

#include <string>
#include <vector>

namespace kith::directory {

// --- Who can be found

void enter(db::Transaction&, memberships::Membership const&);
void leave(db::Transaction&, AccountId const&, MembershipId const&);
// His name or address is another one now. Nothing happens where he hides.
void note_changed(db::Transaction&, memberships::Membership const&);
// Some of those who show themselves and are not in it: from before there was a directory.
void enter_missing(db::Transaction&);
// The account has another name.
void note_renamed(db::Transaction&, AccountId const&, std::string_view name);

// --- Finding them

inline constexpr std::size_t least_characters = 2;
inline constexpr int most_found = 4000; // words that fit; those behind them are not looked at

struct Listing {
    std::string text; // words, or a whole address
    std::string after_key;
    std::string after_id;
    int limit = 25;
};

struct Found {
    AccountId account;
    MembershipId id;
    PersonName first_name;
    PersonName last_name;
    std::string name_key;
    std::string job_title;
    std::string headline;
    std::string company;
    Pronouns pronouns;
    std::string display_name() const { return first_name.text() + ' ' + last_name.text(); }
};
// By name. Not those of the account itself, nor whom one blocks or is blocked by.
// Refuses: validation (`q`: too short).
Result<std::vector<Found>> search(db::Transaction&, Actor const&, Listing const&);
std::string sort_key(Found const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&);

}
