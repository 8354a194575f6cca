#pragma once

// The sockets of one account. Each has a cursor into the log and gets the event
// behind it, never another one: since numbers have no gaps, it can neither miss nor
// repeat one, whoever reads pages for whom. Those who are up to date share the
// pages that follow the room's own cursor; those who resume share older pages.
//
//     plan() -> Reading -> run in a transaction -> apply()     one at a time
//
// Used by the hub's thread only.

#include "live/reading.h"

#include <unordered_map>
#include <unordered_set>

namespace kith::live {

class Room {
public:
    using Clock = std::chrono::steady_clock;

    Room(AccountId account, HubOptions const& options) : account_(std::move(account)), options_(options) {}

    void join(std::shared_ptr<Member>);
    void leave(std::shared_ptr<Member> const&);
    void close_all(Close);

    void wake() { has_news_ = true; }
    // This person's rights may have changed.
    void wake_person(PersonId const&);
    // Something may have been missed, whatever it is.
    void wake_all();
    void see_last(std::int64_t last) { has_news_ |= seq_ && last > *seq_; }

    bool has_work(Clock::time_point now);
    Reading plan(Clock::time_point now);
    void apply(Reading, Clock::time_point now);
    // The reading failed; what it was to find is still to be found.
    void give_back(Reading const&);

    AccountId const& account() const { return account_; }
    std::size_t size() const { return members_.size(); }

    bool is_busy = false;         // a reading runs, or a pause
    int failures = 0;             // of readings, in a row
    Clock::time_point read_at {}; // when the last reading ended

private:
    using Members = std::unordered_set<std::shared_ptr<Member>>;

    void find_due(Clock::time_point now);
    bool is_behind(Member const&) const;
    std::optional<std::int64_t> next_page();
    void add_renewals(Reading&);
    void apply_renewals(Reading const&, Clock::time_point now);
    void welcome(std::shared_ptr<Member> const&, std::int64_t last);
    void dismiss(std::shared_ptr<Member> const&, Close);
    void deliver(Reading const&);
    void deliver_to(Member&, Reading const&) const;
    void dismiss_stranded(Reading const&);

    AccountId account_;
    HubOptions const& options_;
    Members members_;
    std::unordered_map<std::string, Members> of_person_;
    Members due_;                     // whose rights are to be read anew
    Clock::time_point looked_at_ {};  // for those whose rights were read long ago
    Members resuming_;                // who may be behind the room
    std::optional<std::int64_t> seq_; // those up to date have got this one
    bool has_news_ = false;
    bool was_old_page_ = false;
    // A page that takes rights away: delivered once everybody's are renewed.
    std::optional<Reading> held_;
};

}
