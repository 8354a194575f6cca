#pragma once

// The event log of an account is its audit log. A use case appends to it in its
// own transaction; live updates and webhooks follow it by cursor, notifications in the transaction itself.
//
// `seq` is gap-free and in commit order, because every append takes the next
// number from the account's row in `streams`. Each entry carries the hash of
// the one before it, so that nobody can change or remove an entry without
// breaking every later one (`kith check` verifies the chain).

#include "base/id.h"
#include "base/time.h"
#include "db/transaction.h"
#include "json/json.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::events {

enum class Via { Browser, Token, Cli, Job, System };
BOOST_DESCRIBE_ENUM(Via, Browser, Token, Cli, Job, System)

// The way by which an act came here.
struct Way {
    std::string address;    // of the client; empty for jobs
    std::string request_id; // empty for jobs
    std::string device;     // what the browser or the program says of itself
    // Nothing: the entry is older than this note.
    std::optional<Via> via = Via::System;
    std::string via_name; // of the API token or the job
    bool operator==(Way const&) const = default;
};

// Who did it. Kinds: "member" (id is a membership), "person", "system", "other_account" (a name, and no id).
struct Source {
    std::string kind = "system";
    std::string id;
    std::string name;
    Way way;
    bool operator==(Source const&) const = default;
};

struct Target {
    std::string kind; // "membership", "invitation", "account"
    std::string id;
    std::string name;
};

struct Event {
    AccountId account;
    std::int64_t seq = 0;
    std::string id;
    std::string operation; // "invitation.sent": category, dot, what happened
    Source source;
    Target target;
    std::string data; // a JSON object: what changed, before and after
    Time at {};
    std::string previous_hash;
    std::string hash;
};

// Opens the account's log; once, when the account is founded.
void open_stream(db::Transaction&, AccountId const&);

// Appends, and wakes the topic "account:<id>". `data` is a JSON object.
void record(db::Transaction&, AccountId const&, Source const&, std::string_view operation, Target const&,
    std::string_view data = "{}");

// What follows every log inside of the transaction that writes it, behind the log's lock: what is told of an entry is
// there with it, one after the other. It is set once, when the server starts; it changes no row that others change
// before they record, and records nothing itself.
using Follow = void (*)(db::Transaction&, std::vector<Event> const&);
void set_follower(Follow);

// Up to `limit` events after `seq`, oldest first.
std::vector<Event> list_after(db::Transaction&, AccountId const&, std::int64_t seq, int limit);
// Up to `limit` events before `seq` (0: from the newest), newest first.
std::vector<Event> list_before(db::Transaction&, AccountId const&, std::int64_t seq, int limit);
std::int64_t last_seq(db::Transaction&, AccountId const&);

// What is wrong with the account's log, in words; empty when the chain holds.
std::vector<std::string> verify(db::Transaction&, AccountId const&);

}
