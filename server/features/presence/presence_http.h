#pragma once

#include "http/router.h"
#include "presence/presence.h"

namespace kith::presence {

// What others see of somebody, beside his name.
struct PresenceEntry {
    State state;
    std::string text;
    std::optional<Time> until;
    bool out_of_office;
};
BOOST_DESCRIBE_STRUCT(PresenceEntry, (), (state, text, until, out_of_office))

PresenceEntry shown(Presence const&);
void add_routes(http::Router&);

}
