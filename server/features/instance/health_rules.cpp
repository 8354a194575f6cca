#include "instance/health_rules.h"

#include <algorithm>

namespace kith::instance {
namespace {

constexpr Duration waits_too_long = 15min;
constexpr Duration stands_still = 4h;
constexpr std::int64_t gib = 1024 * 1024 * 1024;

}

Wellness wellness_of(mail::Queue const& queue, bool is_configured, Time now)
{
    auto const waits = queue.oldest ? now - *queue.oldest : Duration {};
    if (!is_configured)
        return queue.waiting > 0 ? Wellness::Bad : Wellness::Warn;
    if (waits > stands_still)
        return Wellness::Bad;
    return waits > waits_too_long || queue.failed > 0 ? Wellness::Warn : Wellness::Good;
}

Wellness wellness_of(std::vector<jobs::Trouble> const& troubles)
{
    if (troubles.empty())
        return Wellness::Good;
    bool const only_late = std::ranges::all_of(troubles, &std::string::empty, &jobs::Trouble::error);
    return only_late ? Wellness::Warn : Wellness::Bad;
}

Wellness wellness_of(std::vector<nodes::Node> const& nodes, Time now)
{
    auto is_odd = [&](nodes::Node const& node) { return node.is_silent(now) || node.version != nodes.front().version; };
    return std::ranges::any_of(nodes, is_odd) ? Wellness::Warn : Wellness::Good;
}

Wellness wellness_of(Room const& room)
{
    if (room.total_bytes == 0)
        return Wellness::Warn;
    if (room.free_bytes < gib / 4 || room.free_bytes < room.total_bytes / 50)
        return Wellness::Bad;
    return room.free_bytes < gib || room.free_bytes < room.total_bytes / 10 ? Wellness::Warn : Wellness::Good;
}

}
