#pragma once

// Setting a password without knowing the old one: by a one-time link. A *reset* link
// is mailed to whoever forgot it and lives an hour; a *welcome* link is given to a
// person whom somebody else has added, who has no password yet, and lives 7 days.
// Either leads to {public_url}/reset?token=... and is spent by setting the password,
// which kills the person's other links and ends all sessions and API tokens. Whatever
// changes how one gets in is told to every address that counts.

#include "accounts/accounts.h"
#include "base/result.h"
#include "crypto/password.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "http/call.h"
#include "mail/letter.h"
#include "persons/persons.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::passwords {

enum class Purpose { Reset, Welcome };
BOOST_DESCRIBE_ENUM(Purpose, Reset, Welcome)

inline constexpr Duration reset_lifetime = 1h;
inline constexpr Duration welcome_lifetime = Days { 7 };
inline constexpr int max_links = 3; // of one purpose; a fourth kills the oldest
inline constexpr int mails_a_day = 5;

// The URL of a new link. `mailed_to` is the address that opening it will prove to be
// the person's; nothing when it reaches the person in another way.
std::string make_link(
    db::Transaction&, persons::Person const&, Purpose, std::optional<EmailAddress> const& mailed_to = {});
// A link for the mail that tells a person of having been added: the caller writes it,
// to the person's address.
std::string welcome_link(db::Transaction&, persons::Person const&);

// Mails a reset link to the recovery address, else to the address, as they are stored.
// The same work for nobody, for who is in no account (whose outbox it would be) and
// for who got 5 of them today; then nothing is left of it.
void mail_reset_link(db::Transaction&, std::optional<persons::Person> const&);

// Whose link it is. Refuses: not_found (unknown, spent, replaced or expired).
Result<persons::Person> look(db::Transaction&, crypto::Token const&);
// Where a password was changed from.
struct Place {
    std::string address;
    std::string device; // what the browser says of itself
};
Place place_of(http::Call const&);

// Spends it, which its row decides, and sets the password; who had one before is told by
// mail. That the mail has reached him is for the caller to note (address_changes::prove). Refuses: not_found.
struct Spent {
    persons::Person person;
    std::string proves_key; // of the address the link was mailed to; empty: it was handed over
};
Result<Spent> spend(db::Transaction&, crypto::Token const&, std::string const& password_hash, Place const&);

// What the person's password must not be made of: names, address, accounts.
std::vector<std::string> own_words(db::Transaction&, persons::Person const&);

// By the person, who has shown to know the old one: ends everything but what is begun
// anew after it, kills links that are on their way, and tells the person by mail. The
// person as it is then.
// Refuses: reauthentication_required (the password was changed meanwhile).
Result<persons::Person> change(
    db::Transaction&, persons::Person const& verified, std::string const& password_hash, Place const&);

// Mail about a forgotten password goes there from now on; nothing: to the address. Links
// that are on their way die, and the person is told at the address and at the one before.
// Refuses: stale.
Result<persons::Person> set_recovery_email(
    db::Transaction&, persons::Person const&, std::optional<EmailAddress> const&);

// Tells of a change of how one gets in, at the address and at the recovery address.
void tell(db::Transaction&, persons::Person const&, mail::Letter const&);

// Links that are on their way open nothing any more.
void end_links(db::Transaction&, PersonId const&);

// Deletes links past their end. Such a link is refused without this, too.
void sweep(db::Transaction&);

}
