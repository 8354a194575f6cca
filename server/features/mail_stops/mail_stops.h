#pragma once

// People without a login whom an account writes to: each such mail says why they get it, and leads to a page where
// they stop these mails, or take that back. A stop holds for one account and one address, whoever wants to write.
//
// The link is derived from account and address, and is the same in every mail. It is good for that and nothing else.

#include "base/email_address.h"
#include "base/id.h"
#include "base/result.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "mail/letter.h"

#include <optional>
#include <string>

namespace kith::mail_stops {

struct Choice {
    AccountId account;
    std::string token_hash;
    EmailAddress address; // empty: erased
    Time written_at {};   // first
    std::optional<Time> stopped_at;
    std::optional<Time> erased_at;
};

bool is_stopped(db::Transaction&, AccountId const&, EmailAddress const&);
// For who is about to write: until the end of the transaction he neither stops such mails nor is erased.
// Refuses: mail_stopped (`email`).
Result<void> check(db::Transaction&, AccountId const&, EmailAddress const&);
// With the foot that says why, and the header that stops it (RFC 8058). Who has stopped such mails gets none.
void queue_letter(db::Transaction&, mail::Recipient, mail::Letter);

std::optional<Choice> find(db::Transaction&, crypto::AccountToken const&);
// As it is now; whoever writes to him waits until the end of the transaction.
Choice lock(db::Transaction&, Choice const&);
// What waits to be sent is not sent any more. False: it was so before.
bool stop(db::Transaction&, Choice const&);
bool resume(db::Transaction&, Choice const&);
// All that is left is that he is not to be written to.
void erase(db::Transaction&, Choice const&);

}
