#pragma once

// A link that signs a client in without a password: mailed when somebody asks for it at the account's own page, good
// once, for 15 minutes. Asking is answered alike whoever has the address, with the same work: only an active client of
// that account gets a mail. The session is good for that account only, and whoever has a second factor shows it.

#include "accounts/accounts.h"
#include "base/result.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "memberships/memberships.h"
#include "persons/persons.h"

namespace kith::magic_links {

inline constexpr Duration lifetime = 15min;
inline constexpr int mails_a_day = 10;          // to one client, whoever asks
inline constexpr int mails_a_day_in_known = 50; // who asks in a browser of his own is not shut out by others
inline constexpr int most_links = 3;            // of a client, at once; following one ends the others

void ask(http::Call const&, db::Transaction&, accounts::Account const&, EmailAddress const&);

struct Visit {
    memberships::Membership client;
    persons::Person person;
};
// Refuses: not_found, link_used, link_expired, inactive.
Result<Visit> look(db::Transaction&, crypto::AccountToken const&);
// The one who gets it signs in. Refuses: as look.
Result<Visit> spend(db::Transaction&, crypto::AccountToken const&);

// Deletes those past their end.
void sweep(db::Transaction&);

}
