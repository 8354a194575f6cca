#pragma once

// Whom the sockets of this node watch. A socket names them by references; what stands behind one,
// and whether it may be seen, is looked up in a transaction, and again whenever he changes, so
// that nobody is told what he may not know any more. What looks as it did is not told again.
//
//     plan() -> Looking -> People::look in a transaction -> apply()     one at a time
//
// Sockets that have something to be looked at take turns, so that none keeps the others waiting.
// Used by the hub's thread only.

#include "live/reading.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace kith::live {

struct Looking {
    std::vector<std::shared_ptr<Member>> members; // whose glances they are
    std::vector<Glance> glances = {};
    std::vector<Sight> sights = {};
};

class Watching {
public:
    static constexpr std::size_t most_references = 500;

    // He watches these from now on, and no others. Those that are new, or could not be seen, are looked at.
    void watch(std::shared_ptr<Member> const&, std::vector<std::string> references);
    void forget(std::shared_ptr<Member> const&);
    // Somebody changed.
    void wake(std::string const& subject);
    // Anybody may have.
    void wake_all();

    bool has_news() const { return !queue_.empty(); }
    Looking plan();
    void apply(Looking const&);
    // The look failed; what it was for is still to be looked at.
    void give_back(Looking const&);

private:
    struct Watched {
        std::string subject = {}; // once it is known, and as long as it can be seen
        std::size_t told = 0;     // the hash of what he was told last; 0: nothing
        bool is_due = false;
    };
    struct Watcher {
        std::unordered_map<std::string, Watched> references = {};
        std::vector<std::string> due = {}; // to be looked at, each once
    };
    struct Glimpse {
        std::shared_ptr<Member> member;
        std::string reference;
        bool operator==(Glimpse const&) const = default;
    };
    struct HashGlimpse {
        std::size_t operator()(Glimpse const&) const;
    };
    using Glimpses = std::unordered_set<Glimpse, HashGlimpse>;

    void be_due(std::shared_ptr<Member> const&, std::string const& reference);
    void wake_watchers(Glimpses const&);
    void leave(std::string const& subject, Glimpse const&);
    void plan_for(Looking&, std::shared_ptr<Member> const&);
    Watched* find(std::shared_ptr<Member> const&, std::string const& reference);
    // Whether it is to be told.
    bool note(std::shared_ptr<Member> const&, std::string const& reference, Sight const&);

    std::unordered_map<std::shared_ptr<Member>, Watcher> watchers_;
    std::unordered_map<std::string, Glimpses> subjects_;
    std::deque<std::shared_ptr<Member>> queue_; // who has something due, each once
    bool is_looking_ = false;
    std::unordered_set<std::string> woken_; // meanwhile
};

}
