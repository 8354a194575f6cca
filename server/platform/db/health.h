#pragma once

// What ails the database, from the first failure until something succeeds again.
// Kept apart from the work, so that /readyz can ask while all threads are stuck.

#include <chrono>
#include <mutex>
#include <string>

namespace kith::db {

class Health {
public:
    using Clock = std::chrono::steady_clock;

    void well();
    void ill(std::string const& why);

    // What ails it; empty when it is well.
    std::string text() const;

    // While the database has been away for a while, only now and then a work may
    // find out whether it is back; all others are refused at once, so that
    // requests do not pile up behind one that waits for a connection.
    bool is_worth_trying();
    // Whether a work that fails now may go on trying: not when it is known to be away.
    bool is_worth_waiting() const;

private:
    bool has_been_ill_for(Clock::duration) const; // with the mutex held

    mutable std::mutex mutex_;
    std::string why_;
    Clock::time_point ill_since_;
    Clock::time_point tried_at_;
};

}
