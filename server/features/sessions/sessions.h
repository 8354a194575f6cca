#pragma once

// A session is one browser signed in as one person. Its secret is a cookie of 256
// random bits, of which we keep the hash. It ends 14 days after it was last used
// and 90 days after it began; for whoever manages users after 12 hours and 14 days:
// once it lay idle for 12 hours it never serves an administrator again.
// Raising the person's session epoch ends all of them at once.

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "crypto/token.h"
#include "db/transaction.h"
#include "http/call.h"
#include "persons/persons.h"

#include <optional>
#include <string>

namespace kith::sessions {

inline constexpr Duration idle_limit = Days { 14 };
inline constexpr Duration absolute_limit = Days { 90 };
inline constexpr Duration administrator_idle_limit = 12h;
inline constexpr Duration administrator_absolute_limit = Days { 14 };
inline constexpr Duration touch_interval = 5min; // how exactly "last seen" is known

struct Session {
    std::string token_hash;
    SessionId id;
    persons::Person person;
    Time created_at {};
    Time last_seen_at {};
    Time fresh_until {}; // for whoever manages users
};

// Begins a session and puts its cookie into the answer. A session the caller had
// before ends: its id is never taken over.
void start(http::Call&, db::Transaction&, persons::Person const&);

// The caller's session, if it has a living one.
std::optional<Session> find(http::Call&, db::Transaction&);
std::optional<Session> find_by_hash(db::Transaction&, std::string const& token_hash);

// Refuses: unauthenticated, too_many_requests.
Result<Session> require(http::Call&, db::Transaction&);

// Ends it and takes the cookie back; closes the sockets of that session.
void end(http::Call&, db::Transaction&, Session const&);

bool is_fresh_for_administrators(Session const&, Time now);

// Deletes what has ended. A session past its end is refused without this, too.
void sweep(db::Transaction&);

}
