#pragma once

// The servers that run on this database. Each says now and then that it is there; one that
// was killed is known by its silence.

#include "base/id.h"
#include "base/time.h"
#include "db/transaction.h"

#include <chrono>
#include <map>
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
    bool is_given_up = false;
    bool is_silent(Time now) const { return is_given_up || now - seen_at > silent_after; } // as far as clocks agree
};

// It is there. Says whether nobody counted on it any more, so that it has to tell anew what it knows.
// Forgets those that have been silent for a day.
bool note(db::Transaction&, Node const&);

// What one server has heard of the others. It goes by its own clock alone: those of other machines may differ.
class Hearing {
public:
    using Clock = std::chrono::steady_clock;
    // Those that have said nothing new for silent_after, and are not given up yet.
    std::vector<Node> silent(std::vector<Node> const& all, Clock::time_point now);

private:
    struct Heard {
        Time word;
        Clock::time_point since;
    };
    std::map<NodeId, Heard> heard_;
};
// Nobody counts on it any more, unless it has said something since it was read. True for the one who decides it.
bool give_up(db::Transaction&, Node const&);
// It ends as it should.
void leave(db::Transaction&, NodeId const&);
// The oldest first.
std::vector<Node> list(db::Transaction&);

}
