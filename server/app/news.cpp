#include "app/news.h"

#include "app/frames.h"
#include "app/news_of_entries.h"
#include "connections/connections.h"
#include "json/json.h"

#include <algorithm>

namespace kith::app {
namespace {

using events::Event;
using notifications::News;
using notifications::Type;

struct NewsFrame {
    std::int64_t seq;
    Type type;
};
BOOST_DESCRIBE_STRUCT(NewsFrame, (), (seq, type))

constexpr std::string_view leavings[] = { "membership.removed", "membership.left", "membership.declined",
    "membership.not_admitted", "client.removed" };

// A request that is called back is nothing to answer any more.
void take_back_request(db::Transaction& tx, Event const& event)
{
    if (event.operation != "connection.canceled")
        return;
    auto const row = connections::find(tx, event.account, connections::ConnectionId::from_text(event.target.id));
    if (row && !row->is_requester)
        notifications::take_back(tx, event.account, row->member, Type::ConnectionRequested, event.target.id);
}

// What the entries of one transaction tell somebody of one type is told in one go.
struct Told {
    std::int64_t seq;
    News news;
};
void add(std::vector<Told>& all, std::int64_t seq, News news)
{
    auto const is_same = [&](Told const& told) {
        return told.news.type == news.type && told.news.to == news.to &&
            (!notifications::rule_of(news.type).is_one_for_each || told.news.about.id == news.about.id);
    };
    auto const found = std::ranges::find_if(all, is_same);
    if (found == all.end()) {
        all.push_back({ seq, std::move(news) });
        return;
    }
    found->seq = seq;
    found->news.crowd = notifications::joined(found->news.crowd, news.crowd);
    if (found->news.about.id != news.about.id)
        found->news.about.id = found->news.about.name = "";
}

}

std::vector<live::Frame> with_news(db::Transaction& tx, Event const& event, std::vector<live::Frame> frames)
{
    if (!is_news(event.operation))
        return frames;
    for (auto const& told : notifications::list_at(tx, event.account, event.seq)) {
        auto const only = told.to ? live::Only { *told.to } : live::Only {};
        frames.push_back(frame("notification", json::write(NewsFrame { told.seq, told.type }), "", only));
    }
    return frames;
}

void tell_news(db::Transaction& tx, std::vector<Event> const& written)
{
    std::vector<Told> all;
    for (auto const& event : written) {
        for (auto& news : news_of_entry(tx, event))
            add(all, event.seq, std::move(news));
        take_back_request(tx, event);
        if (std::ranges::find(leavings, event.operation) != std::end(leavings))
            notifications::forget(tx, event.account, MembershipId::from_text(event.target.id));
    }
    for (auto const& [seq, news] : all)
        notifications::tell(tx, written.front().account, seq, news);
}

}
