#pragma once

// Who is here, by the pages that are open on this node: here while one of them is used, idle
// when none is, and gone when none has been open for a minute, so that reloading a page is no
// farewell. Used by the hub's thread only.

#include "live/reading.h"

#include <unordered_map>
#include <unordered_set>

namespace kith::live {

class AttendanceList {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr auto grace = std::chrono::seconds { 60 };

    // A page was opened or closed. Pages by which nobody is present are left out.
    void open(Member const&);
    void close(Member const&, Clock::time_point now);
    void set_idle(Member const&, bool is_idle);

    bool has_news() const { return !changed_.empty(); }
    // What is otherwise now than it was told, each once.
    std::vector<Attendance> take(Clock::time_point now);
    // They could not be told; they are the next time.
    void give_back(std::vector<Attendance> const&);
    // All of it was forgotten meanwhile.
    void tell_again();

private:
    struct Present {
        AccountId account;
        MembershipId membership;
        std::unordered_map<Member const*, bool> idle_pages = {}; // whether each is idle
        Clock::time_point left_at = {};
        std::optional<Attention> told = Attention::Gone;
        Attention attention() const;
    };
    Present* find(Member const&);

    std::unordered_map<std::string, Present> present_;  // by membership
    std::unordered_map<Member const*, std::string> of_; // whose page it is, whatever eyes it has meanwhile
    std::unordered_set<std::string> changed_;
};

}
