#pragma once

// The servers that run on this database. Each says now and then that it is there; one that
// was killed is known by its silence.

#include "base/id.h"
#include "base/time.h"
#include "db/transaction.h"

#include <string>
#include <vector>

namespace kith::nodes {

using NodeId = Id<struct NodeTag>;

inline constexpr Duration said_every = 20s;
inline constexpr Duration silent_after = 1min; // it is gone, or cannot write

struct Node {
    NodeId id;
    std::string name; // of the machine
    std::string version;
    Time started_at {};
    Time seen_at {};
    bool is_silent(Time now) const { return now - seen_at > silent_after; }
};

// It is there. Forgets those that have been silent for a day.
void note(db::Transaction&, Node const&);
// It ends as it should.
void leave(db::Transaction&, NodeId const&);
// The oldest first.
std::vector<Node> list(db::Transaction&);

}
