#pragma once

// Looking for entries in an account's log, newest first, at a cost that does not grow with it:
// a search examines so many entries and says where to go on.

#include "events/events.h"

namespace kith::events {

// What is empty asks for nothing.
struct Filter {
    std::string actor;     // id of who did it
    std::string target;    // id of whom or what it was done to
    std::string operation; // "invitation.sent", or the category "invitation"
    std::optional<Time> from;
    std::optional<Time> until;
    std::string text; // part of a name, an address, a device, a request id or of what changed
    std::optional<Via> via = {};
};

struct Found {
    std::vector<Event> events;
    std::int64_t next = 0; // go on before that; 0: there is no more
};

// Before `seq` (0: from the newest). May find nothing and still say where to go on.
Found search(db::Transaction&, AccountId const&, Filter const&, std::int64_t seq, int limit);

// Up to `limit` entries of one target with one of these operations, newest first.
std::vector<Event> list_of_target(db::Transaction&, AccountId const&, std::string const& target,
    std::vector<std::string> const& operations, int limit);

// The chain of hashes from the entry after `after` on, as far as `limit` entries.
struct Verified {
    std::int64_t through = 0; // the last one that was looked at
    std::int64_t last = 0;    // of the log
    bool is_end = false;      // there is no more to look at
    std::vector<std::string> findings;
};
Verified verify_part(db::Transaction&, AccountId const&, std::int64_t after, int limit);

}
