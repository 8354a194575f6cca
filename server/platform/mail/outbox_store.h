#pragma once

// The table mails. A leased mail is changed only by whoever holds its newest fence.

#include "db/transaction.h"
#include "mail/outbox.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::mail::store {

struct Leased {
    AccountId account;
    KeptMail mail;
    std::string to_name;
    int attempt = 1;
    std::int64_t fence = 0;
};

void insert(db::Transaction&, MailId const&, Message const&);

std::optional<Delivery> find_newest(db::Transaction&, AccountId const&, std::string_view reason);
// The newest of each reason, in no order; `reasons` is a JSON list.
std::vector<std::pair<std::string, Delivery>> list_newest(db::Transaction&, AccountId const&, std::string_view reasons);
void remove(db::Transaction&, AccountId const&, MailId const&);
void withdraw(db::Transaction&, AccountId const&, std::string_view reason);
void withdraw_to(db::Transaction&, AccountId const&, std::string_view to_key);
void remove_to(db::Transaction&, AccountId const&, std::string_view to_key);
std::int64_t count_since(db::Transaction&, AccountId const&, std::string_view reason, Time since);
std::int64_t count_to(
    db::Transaction&, AccountId const&, std::string_view to_key, std::string_view reasons_like, Time since);
// By address; `to_keys` is a JSON list.
std::map<std::string, std::int64_t> counts_to(
    db::Transaction&, AccountId const&, std::string_view to_keys, std::string_view reasons_like, Time since);
Queue look_at_queue(db::Transaction&, Time since);
std::vector<KeptMail> list_kept(db::Transaction&, std::string_view to_key, int limit);

// Leases up to `limit` mails that are due, oldest first; each counts as an attempt.
std::vector<Leased> claim(db::Transaction&, std::string_view owner, Duration lease, int limit);
// When the next mail falls due that is not due now.
std::optional<Time> next_due(db::Transaction&);

// False when the lease was lost; then nothing changed.
bool finish(db::Transaction&, Leased const&, Delivery const&, Time due_at);
// Nobody else has leased it since.
bool is_held(db::Transaction&, Leased const&);
// Ends the lease of a mail that was not attempted after all.
bool give_back(db::Transaction&, Leased const&);

}
