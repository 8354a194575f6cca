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

void record_all(db::Transaction&, AccountId const&, Source const&, std::vector<Entry> const&);

}
