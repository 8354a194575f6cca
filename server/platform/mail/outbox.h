#pragma once

// Outgoing mail. A message is a row written in the transaction that causes it
// (transactional outbox), so no change goes unannounced and no mail announces a
// change that did not happen. The sender (sender.h) delivers at least once.
//
//     new --attempt--> sent
//      |------4xx, no connection--> deferred --attempt--> sent | failed
//      |------5xx, too many attempts--> failed
//      '------withdraw--> withdrawn (what it leads to is gone)
//
// Every attempt carries the same Message-ID and the same links.

#include "base/email_address.h"
#include "base/id.h"
#include "db/transaction.h"

#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::mail {

struct Message {
    AccountId account; // whose outbox; the mail belongs to its tenant
    EmailAddress to;
    std::string to_name;
    std::string subject;
    std::string text;          // plain, lines as written
    std::string html;          // the same in HTML
    std::string reason;        // what it is about: "invitation:<id>", to find its delivery again
    std::string stop_url = {}; // where one POST stops such mails (RFC 8058); empty: nowhere
};

using MailId = Id<struct MailTag>;

// Queues the message; it leaves after the transaction commits, never before.
MailId queue(db::Transaction&, Message const&);

enum class DeliveryState { New, Active, Deferred, Sent, Failed, Withdrawn };
BOOST_DESCRIBE_ENUM(DeliveryState, New, Active, Deferred, Sent, Failed, Withdrawn)

struct Delivery {
    DeliveryState state;
    std::string detail; // the mail server's last words
    Time at;
};

// The newest mail with that reason.
std::optional<Delivery> find_delivery(db::Transaction&, AccountId const&, std::string_view reason);
// The same for many at once, for lists: in the order of `reasons`.
std::vector<std::optional<Delivery>> find_deliveries(
    db::Transaction&, AccountId const&, std::vector<std::string> const& reasons);

// What was queued for that reason and has not left yet is not sent any more.
void withdraw(db::Transaction&, AccountId const&, std::string_view reason);

// The same of all to that address that can be stopped; and all that was ever written there is forgotten.
void withdraw_to(db::Transaction&, AccountId const&, EmailAddress const&);
void forget(db::Transaction&, AccountId const&, EmailAddress const&);

// Takes back what this same transaction has queued: nothing is left of it.
void discard(db::Transaction&, AccountId const&, MailId const&);

// How many mails with that reason were queued since then: what a limit counts.
std::int64_t count_since(db::Transaction&, AccountId const&, std::string_view reason, Time since);
// The same for one address, and all reasons that begin so: "invitation:".
std::int64_t count_to(db::Transaction&, AccountId const&, EmailAddress const&, std::string_view reasons, Time since);
// For many addresses at once, by their keys; one that is missing got none.
std::map<std::string, std::int64_t> counts_to(
    db::Transaction&, AccountId const&, std::vector<EmailAddress> const&, std::string_view reasons, Time since);

// What waits in the queue of all accounts, and how it goes.
struct Queue {
    std::int64_t waiting = 0;
    std::optional<Time> oldest; // of those that wait
    std::int64_t failed = 0;    // given up since `since`
    std::string last_trouble;   // the mail server's words about the newest that did not go
};
Queue look_at_queue(db::Transaction&, Time since);

struct KeptMail {
    std::string id;
    std::string to;
    std::string from; // "Kith <kith@example.com>"; no column: the sender's setting fills it in
    std::string subject;
    std::string text;
    std::string html;
    Time created_at;
    DeliveryState state;
    std::string stop_url = {};
};

// Across accounts, newest first: the --dev mailbox. An empty address means all.
std::vector<KeptMail> list_kept(db::Transaction&, std::string_view to_key, int limit);

}
