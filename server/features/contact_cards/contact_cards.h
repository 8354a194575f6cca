#pragma once

// Contacts: people outside of the account whom a member keeps for himself, by name and address.
// A card is its owner's alone. Nobody else finds it, whatever he manages and with whose eyes he
// looks; it stays when the owner is made inactive, and goes when he is removed.
//
// The log of the account says that somebody added, changed, removed or imported cards, so that
// the way is on record by which it was done and his other windows hear of it; but neither name
// nor address, because whoever reads the log may not read the cards.

#include "base/email_address.h"
#include "base/id.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::contact_cards {

using ContactCardId = Id<struct ContactCardTag>;

inline constexpr int most_cards = 10'000; // of one owner

struct ContactCard {
    AccountId account;
    ContactCardId id;
    MembershipId owner;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email; // of one card of an owner only
    std::string mobile; // E.164 where it can be, otherwise as it was typed; empty: none
    std::string extra;  // what a vCard said besides: lines as they stood
    std::int64_t version = 1;
    Time created_at {};
    Time updated_at {};
    bool is_colleague = false; // an active internal user is reached there; found when it is read
};

// --- Finding them

enum class Extra { LeftOut, Read };
struct Listing {
    MembershipId owner;
    std::string text; // part of the name, or of the address
    std::string after_key;
    std::string after_id;
    int limit = 25;
    Extra extra = Extra::LeftOut;
};
// By name.
std::vector<ContactCard> list(db::Transaction&, AccountId const&, Listing const&);
std::int64_t count(db::Transaction&, AccountId const&, Listing const&);
// Where it stands in that order: what a cursor holds.
std::string sort_key(ContactCard const&);
// One's own. Refuses: forbidden, not_found.
Result<ContactCard> get(db::Transaction&, Actor const&, ContactCardId const&);

// --- Changing them; each is one's own

struct NewContactCard {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    ShortText mobile = {};
};
// Refuses: forbidden, already_contact, too_many_contacts, not_found (the owner is gone).
Result<ContactCard> create(db::Transaction&, Actor const&, NewContactCard const&);

struct Change {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<EmailAddress> email;
    std::optional<ShortText> mobile;
};
// Refuses: forbidden, already_contact, stale, not_found (the owner is gone).
Result<ContactCard> change(db::Transaction&, Actor const&, ContactCard const& before, Change const&);
// Refuses: forbidden, stale.
Result<void> remove(db::Transaction&, Actor const&, ContactCard const&);
// The owner has left the account; his row is changed before.
void remove_all_of(db::Transaction&, AccountId const&, MembershipId const& owner);

// --- For whoever makes one of two, behind the lock of the owner's membership, and says it to the log

// Refuses: already_contact, stale.
Result<ContactCard> rewrite(db::Transaction&, ContactCard const& before, ContactCard const& after);
// Refuses: stale.
Result<void> take_out(db::Transaction&, ContactCard const&);
// As it was. Refuses: already_contact, too_many_contacts.
Result<void> put_back(db::Transaction&, ContactCard const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
