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

#include <functional>
#include <optional>
#include <string>
#include <string_view>
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
    bool is_colleague = false;  // an active internal user is reached there; found when it is read
    std::string file_name = {}; // what programs call it that keep address books; empty: not made yet
    std::string uid = {};       // what it calls itself there, for good
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
// As it was. Refuses: already_contact, uid_taken, too_many_contacts.
Result<void> put_back(db::Transaction&, ContactCard const&);
// Whether what a contact keeps of a vCard is all of it, rather than what the contact has no place for.
bool is_whole(std::string_view extra);
// What a vCard said besides, as a contact keeps it that no whole one is known of.
std::string besides(ContactCard const&);

// --- As files of an address book, which programs bring up to date (CardDAV)

inline constexpr std::size_t most_file_bytes = 32 * 1024; // of a card
inline constexpr int most_removed = 1000;                 // that are remembered of one owner

enum class VcardVersion { V3, V4 };
// As whoever sent it wrote it, where nothing of it was changed here.
std::string write_file(ContactCard const&, VcardVersion);
// Of what write_file makes of it in 3.0: strong (RFC 9110, 8.8.1).
std::string etag(ContactCardId const&, std::int64_t version);
// One's own with these names, with all that stands on them. Refuses: forbidden.
Result<std::vector<ContactCard>> list_files(db::Transaction&, Actor const&, std::vector<std::string> const& names);

// What happened to one card, the last time something did.
struct FileChange {
    std::string name;
    std::int64_t number = 0; // of the changes of its owner
    bool is_removed = false;
    ContactCardId id = {}; // of one that is there
    std::int64_t version = 0;
};
// Up to which change somebody was told.
struct Told {
    std::int64_t number = 0;
    std::int64_t begun = 0; // where the last one stood when he was first told of what is there, while that goes on
    auto operator<=>(Told const&) const = default;
};
struct FileChanges {
    std::vector<FileChange> changes; // in their order
    Told told;
    bool is_more = false;
};
std::int64_t last_file_change(db::Transaction&, Actor const&);
// Whoever was told of nothing: those that are there. Refuses: forbidden, sync_token_gone.
Result<FileChanges> list_file_changes(db::Transaction&, Actor const&, std::optional<Told> const& before, int limit);

// Whether he who sends it means what is there; null: nothing is.
using FileCondition = std::function<Result<void>(ContactCard const*)>;
struct PutFile {
    ContactCard card;
    bool is_new = false;
};
// Adds it, or puts it in the place of the one with that name. Refuses: forbidden, not_found (the owner is gone), what
// the condition does, card_too_long, invalid_card, uid_taken, already_contact, too_many_contacts.
Result<PutFile> put_file(
    db::Transaction&, Actor const&, std::string const& name, std::string_view text, FileCondition const&);

// Invariants that do not hold, in words (kith check).
std::vector<std::string> check(db::Transaction&, AccountId const&);

}
