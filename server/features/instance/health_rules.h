#pragma once

// How well the server is, from what it can see of itself. Pure.

#include "jobs/jobs.h"
#include "mail/outbox.h"
#include "nodes/nodes.h"

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <vector>

namespace kith::instance {

// Bad needs somebody now; Warn will, if nobody looks.
enum class Wellness { Good, Warn, Bad };
BOOST_DESCRIBE_ENUM(Wellness, Good, Warn, Bad)

struct Room {
    std::int64_t free_bytes = 0;
    std::int64_t total_bytes = 0;
};

Wellness wellness_of(mail::Queue const&, bool is_configured, Time now);
Wellness wellness_of(std::vector<jobs::Trouble> const&);
// Warns of a silent one, and of two versions at once.
Wellness wellness_of(std::vector<nodes::Node> const&, Time now);
Wellness wellness_of(Room const&);

}
