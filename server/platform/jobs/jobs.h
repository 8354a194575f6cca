#pragma once

// Work that happens later or again: rows, leased with owner, expiry and fence, so
// that of all nodes one runs a job at a time and a dead node's jobs are taken over
// when its lease ends. A job may run twice; it must be written so that it may.
//
//     due --claim (lease, fence + 1)--> running --finish--> done (row deleted)
//      ^------failed: back-off 10 s doubling to 1 h, up to 20 attempts------'
//
// A recurring job is one row that is never deleted: finishing moves `due_at`.

#include "db/database.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kith::jobs {

struct Job {
    std::string id;
    std::string kind;
    std::string payload; // JSON, made and read by whoever owns the kind
    int attempt = 1;
};

// Queues a job in the caller's transaction; it starts after the commit.
std::string enqueue(db::Transaction&, std::string_view kind, std::string_view payload, Duration delay = {});

inline constexpr auto longest_lease = Duration { 5min };

struct Trouble {
    std::string kind;
    std::string error; // of the last attempt; empty: it is only late
    Time due_at {};
};
// Jobs whose last attempt failed, or that nobody has begun long after their time.
std::vector<Trouble> list_troubles(db::Transaction&);

using Run = std::function<void(db::Database&, Job const&)>;

class Runner {
public:
    explicit Runner(db::Database&);
    ~Runner();

    // Before start(): what runs a kind, and what recurs. A dead node's job is taken over when
    // its lease ends: what never runs long may have a short one.
    void handle(std::string kind, Run, Duration lease = longest_lease);
    void every(Duration, std::string kind, Run);

    // Before start(), by a server that has its database to itself: whoever leased is gone.
    void take_over_all();
    void start();
    void stop(); // lets the running job end
    void wake();

    // Runs what is due now on the calling thread, for tests and `kith` commands; how many ran.
    int run_due();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
