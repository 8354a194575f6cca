#pragma once

// Many entries of an account's log at once. Its row in `streams` is written once for all
// of them: each change of a row makes the next one dearer until the commit.

#include "events/events.h"

namespace kith::events {

struct Entry {
    std::string operation;
    Target target;
    std::string data = "{}"; // a JSON object: what changed, before and after
};

// While it lives on this thread, what is recorded in its transaction waits until write():
// for work of many lines, that changes rows of line after line and must not hold the lock
// of the log meanwhile. A line that is taken back takes its entries back.
class Postponed {
public:
    explicit Postponed(db::Transaction&);
    ~Postponed();
    Postponed(Postponed const&) = delete;
    Postponed& operator=(Postponed const&) = delete;

    std::size_t size() const { return waiting_.size(); }
    void cut_to(std::size_t size)
    {
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(size), waiting_.end());
    }
    // The one of this thread: it must live.
    static Postponed& of(db::Transaction const&);
    // All of them, account after account, those of one in their order; the last thing that the transaction does, or
    // that larger work within it does.
    void write();

private:
    friend void record_all(db::Transaction&, AccountId const&, Source const&, std::vector<Entry> const&);
    struct Waiting {
        AccountId account;
        Source source;
        Entry entry;
    };
    db::Transaction& tx_;
    Postponed* outer_; // of a larger piece of work, which writes what this one hands on
    std::vector<Waiting> waiting_;
};

void record_all(db::Transaction&, AccountId const&, Source const&, std::vector<Entry> const&);

}
