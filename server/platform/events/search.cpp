#include "events/search.h"

#include "base/text.h"
#include "events/events_store.h"

#include <algorithm>
#include <array>
#include <limits>

namespace kith::events {
namespace {

constexpr std::int64_t most_examined = 5000;
// Entries are in the order of their commits; their times, which are those of their
// transactions, only nearly.
constexpr Duration disorder = 5min;

// By the time alone the first number that may be meant is found in the primary key.
std::int64_t first_seq_from(db::Transaction& tx, AccountId const& account, Time from)
{
    std::int64_t low = 1;
    auto high = store::last_seq(tx, account) + 1;
    while (low < high) {
        auto const middle = low + (high - low) / 2;
        auto const at = store::find_time_from(tx, account, middle);
        if (at && *at < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool mentions(Event const& event, std::string const& key)
{
    auto const& way = event.source.way;
    std::array const parts { &event.source.name, &event.target.name, &event.operation, &way.address, &way.request_id,
        &way.device, &way.via_name, &event.data };
    return std::ranges::any_of(
        parts, [&](std::string const* part) { return fold_key(*part).find(key) != std::string::npos; });
}

bool is_category(std::string const& operation)
{
    return !operation.empty() && operation.find('.') == std::string::npos;
}

// Whether one index leads from each entry that is meant to the next.
bool walks_index(Filter const& filter)
{
    int const exact = !filter.actor.empty() + !filter.target.empty() + !filter.operation.empty();
    return exact <= 1 && !is_category(filter.operation) && filter.text.empty() && !filter.via;
}

}

Found search(db::Transaction& tx, AccountId const& account, Filter const& filter, std::int64_t seq, int limit)
{
    auto const oldest = filter.from ? first_seq_from(tx, account, *filter.from - disorder) : 1;
    auto before = seq > 0 ? seq : store::last_seq(tx, account) + 1;
    if (filter.until)
        before = std::min(before, first_seq_from(tx, account, *filter.until + disorder));
    auto const from = walks_index(filter) ? oldest : std::max(oldest, before - most_examined);
    auto const key = fold_key(filter.text);
    Found found;
    auto const most = key.empty() ? limit : static_cast<int>(most_examined);
    for (auto& event : store::list_matching(tx, account, filter, from, before, most)) {
        if (!key.empty() && !mentions(event, key))
            continue;
        found.events.push_back(std::move(event));
        if (static_cast<int>(found.events.size()) == limit)
            break;
    }
    bool const is_full = static_cast<int>(found.events.size()) == limit;
    auto const reached = is_full ? found.events.back().seq : from;
    found.next = reached > oldest ? reached : 0;
    return found;
}

std::vector<Event> list_of_target(db::Transaction& tx, AccountId const& account, std::string const& target,
    std::vector<std::string> const& operations, int limit)
{
    return store::list_of_target(tx, account, target, operations, limit);
}

}
