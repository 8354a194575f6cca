#pragma once

// Changing the address one signs in with, so that nobody loses a login by it and nobody takes
// one over:
//
//     asked --confirmed by a link to the new address--> changed --7 days--> for good
//       '--undone by a link to the old address            '--undone
//
// Until the new address is confirmed the old one opens the login as before. While it can be
// undone the old address is kept from everybody else. Who asks does not learn whether the new
// address is known here: then no link is mailed to it, and the change never happens.
//
// Who has never been here, having neither a password nor an address that is shown to be his,
// has nothing to lose: his address is changed at once and gets the link to choose a password.

#include "base/result.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "events/events.h"
#include "persons/persons.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::address_changes {

inline constexpr Duration confirm_lifetime = Days { 7 };
inline constexpr Duration undo_lifetime = Days { 7 };
inline constexpr int mails_a_day = 5; // of one person

// Whoever calls it records it. `by` is named in the mails: "Eve Lee of Acme", or empty for the
// person. Asking for the address there is takes back what was asked before.
// Refuses: too_many_requests, stale.
Result<void> ask(db::Transaction&, persons::Person const&, EmailAddress const&, std::string const& by);

// The address that was asked for and is not confirmed yet.
std::optional<EmailAddress> find_asked(db::Transaction&, PersonId const&);

enum class Act { Confirm, Undo };
BOOST_DESCRIBE_ENUM(Act, Confirm, Undo)

// What a link is for.
struct Offer {
    Act act;
    EmailAddress from;
    EmailAddress to;
    Time until {};
};
// Refuses: not_found (unknown, spent, or past its end).
Result<Offer> look(db::Transaction&, crypto::Token const&);

struct Done {
    Act act;
    EmailAddress email;       // the one that opens the login now
    std::string password_url; // to choose a password, where one is needed
};
// Does it, once: that a row goes from one state to the next decides. Undoing what was confirmed
// ends every session, token and link of the person.
// Refuses: not_found, validation (the address is somebody's meanwhile), stale.
Result<Done> follow(db::Transaction&, events::Source const&, crypto::Token const&);

// How somebody has shown that an address is his: he chose a password by a link that was mailed to it, was let in by
// one, or a provider says so that speaks for its domain.
enum class Proof { NewPassword, Link, Provider };
// Where nobody had shown it for this login before, whoever used it until now may be somebody else: his sessions,
// tokens, passkeys and recovery address are void, and so is his password, unless it is the one just chosen. A second
// factor stays and is asked for by those who only opened a mailbox: whoever set it up has that mailbox, or the mailbox
// is read by somebody who has not got it. The person as he is then; another address shows nothing. Refuses: stale.
Result<persons::Person> prove(
    db::Transaction&, events::Source const&, persons::Person const&, std::string const& email_key, Proof);

// Drops what is past its end; the old address is free again then.
void sweep(db::Transaction&);

}
