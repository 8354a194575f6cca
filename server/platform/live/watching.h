#pragma once

// Whom the sockets of this node watch. A socket names them by references; what stands behind one,
// and whether it may be seen, is looked up in a transaction, and again whenever he changes, so
// that nobody is told what he may not know any more.
//
//     plan() -> Looking -> People::look in a transaction -> apply()     one at a time
//
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

    bool has_news() const { return !fresh_.empty() || !woken_.empty(); }
    Looking plan();
    void apply(Looking const&);
    // The look failed; what it was for is still to be looked at.
    void give_back(Looking const&);

private:
    using References = std::unordered_map<std::string, std::string>; // and the subject, once it is known
    struct Glimpse {
        std::shared_ptr<Member> member;
        std::string reference;
    };
    void leave(std::string const& subject, Member const&, std::string const& reference);
    void plan_for(Looking&, std::shared_ptr<Member> const&, std::string const& reference) const;
    // Whether it is to be told.
    bool note(std::shared_ptr<Member> const&, std::string const& reference, Sight const&);

    std::unordered_map<std::shared_ptr<Member>, References> watchers_;
    std::unordered_map<std::string, std::vector<Glimpse>> subjects_;
    std::deque<Glimpse> fresh_; // nobody has looked yet
    std::unordered_set<std::string> woken_;
    bool is_looking_ = false;
};

}
