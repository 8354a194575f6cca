#pragma once

#include "http/router.h"
#include "merges/merges.h"

#include <optional>
#include <string>

namespace kith::merges {

struct MergeShown {
    MergeId id;
    std::string kept;    // "client:<id>", or "contact:<id>"
    std::string dropped; // the same
    std::string name;    // of who is kept, as he was called then
    State state;
    Time created_at;
    Time undo_until;
};
BOOST_DESCRIBE_STRUCT(MergeShown, (), (id, kept, dropped, name, state, created_at, undo_until))
MergeShown shown(Merge const&);

void add_routes(http::Router&);

}
