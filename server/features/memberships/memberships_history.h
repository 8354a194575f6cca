#pragma once

// The time machine: who was in an account at a moment, with which roles and licenses, and what
// differs between two moments (B26). Every change of a membership is a span; what ends by itself
// is compared with the moment that is asked about.

#include "base/id.h"
#include "base/time.h"
#include "db/transaction.h"
#include "memberships/memberships.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::memberships {

// A member as he was.
struct Past {
    MembershipId id;
    State state = State::Active; // at that moment: active or inactive
    std::string name;
    std::string name_key;
    std::string email;
    Rights rights; // without what had ended
    std::vector<std::string> licenses;

    bool operator==(Past const&) const = default;
};

struct PastPage {
    std::vector<Past> items;
    std::optional<Past> last; // where the next page begins; nothing at the end
};
// Internal members, active and inactive, by name. `after_key` and `after_id`: of the last row seen.
PastPage list_at(
    db::Transaction&, AccountId const&, Time at, std::string const& after_key, std::string const& after_id, int limit);

struct Change {
    MembershipId id;
    std::optional<Past> before; // nothing: was not there
    std::optional<Past> after;  // nothing: is not there any more
};
struct ChangePage {
    std::vector<Change> items;
    std::string next_id; // after which to go on; empty at the end
};
// Who was not the same at both moments, by id. A page may be short and still lead on.
ChangePage list_changes(db::Transaction&, AccountId const&, Time from, Time to, std::string const& after_id, int limit);

// Written beside every change of a row. Nothing of what spans tell has changed: nothing happens.
void write_span(db::Transaction&, Membership const& before, Membership const& after);
void open_span(db::Transaction&, Membership const&);

}
