#pragma once

// Idempotency-Key: a request that was carried out is answered again, not carried
// out again. The record commits with the change, so there is no moment in which
// one exists without the other. Kept for 24 hours; the answer is sealed with the
// key itself, of which only the hash is stored, so that a session cookie in it is
// of no use to who reads the database.

#include "base/result.h"
#include "db/transaction.h"
#include "http/call.h"

#include <optional>
#include <string>

namespace kith::http::idempotency {

// Empty when the request has no key. Refuses `malformed` for a key that is empty,
// over 255 characters or not printable ASCII.
Result<std::optional<std::string>> read_key(Request const&);

struct Claim {
    std::string scope; // who, method and path
    std::string key;
    std::string request_hash;
};
Claim make_claim(Request const&, std::string const& key, std::string_view caller);

// What was answered under this key; nothing if it is new.
// Refuses: idempotency_key_reused (with another body).
Result<std::optional<Reply>> find(db::Transaction&, Claim const&);
// True for the one taker of a new key. Another one waits here (PostgreSQL) until
// the first has committed, and then finds its answer.
bool take(db::Transaction&, Claim const&);
void keep(db::Transaction&, Claim const&, Reply const&);

// Deletes what is older than 24 hours.
void sweep(db::Transaction&);

}
