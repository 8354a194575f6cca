#pragma once

// The only code that reads or writes the table contact_cards.

#include "contact_cards/contact_cards.h"

namespace kith::contact_cards::store {

// False when the owner has one with its address, its file or its UID.
bool insert(db::Transaction&, ContactCard const&);
bool is_uid_of_another(db::Transaction&, ContactCard const&);
bool is_address_of_another(db::Transaction&, ContactCard const&);
// False when its version is no longer that.
bool update(db::Transaction&, ContactCard const&);
bool remove(db::Transaction&, ContactCard const&);
void remove_all_of(db::Transaction&, AccountId const&, MembershipId const& owner);

std::optional<ContactCard> find(db::Transaction&, AccountId const&, MembershipId const& owner, ContactCardId const&);
std::vector<ContactCard> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Those with one of these addresses, with what a vCard said besides.
std::vector<ContactCard> list_by_addresses(
    db::Transaction&, AccountId const&, MembershipId const& owner, std::vector<std::string> const& email_keys);
// Those with one of these names of files, likewise.
std::vector<ContactCard> list_by_files(
    db::Transaction&, AccountId const&, MembershipId const& owner, std::vector<std::string> const& names);

// For kith check.
std::vector<std::string> list_ownerless(db::Transaction&, AccountId const&);
struct Keys {
    ContactCard card;
    std::string name_key;
};
// Of all owners, in the order of their ids.
std::vector<Keys> list_keys(db::Transaction&, AccountId const&, ContactCardId const& after, int limit);

}
