#pragma once

// The only code that reads or writes contact_card_books and removed_contact_cards: in which order an
// owner's cards changed.

#include "contact_cards/contact_cards.h"

namespace kith::contact_cards::store {

// The number of the change that is being made. Whoever makes one locks the owner's book by it, before
// any card, so that numbers come in the order of the commits.
std::int64_t next_change(db::Transaction&, AccountId const&, MembershipId const& owner);

struct Book {
    std::int64_t last_change = 0;
    std::int64_t floor = 0;
};
Book find_book(db::Transaction&, AccountId const&, MembershipId const& owner);
// Those that are there, and those that were removed; at most so many of each, in their order.
std::vector<FileChange> list_changed(
    db::Transaction&, AccountId const&, MembershipId const& owner, std::int64_t since, int limit);
std::vector<FileChange> list_removed(
    db::Transaction&, AccountId const&, MembershipId const& owner, std::int64_t since, int limit);

// Of an owner only the newest ones are kept.
void remember_removed(db::Transaction&, ContactCard const&, std::int64_t change);
// There is one of that name again.
void forget_removed(db::Transaction&, AccountId const&, MembershipId const& owner, std::string const& file_name);
// The numbers go on: whoever comes back is the same owner, and what he was told of is not there any more.
void forget_changes(db::Transaction&, AccountId const&, MembershipId const& owner);

}
