#include "live/reading.h"

#include "json/json.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kith::live {
namespace {

Text write_frame(Frame const& frame, std::int64_t seq)
{
    std::string text = "{\"type\":";
    json::write_string(text, frame.type);
    text += ",\"seq\":" + std::to_string(seq) + ",\"data\":";
    text += frame.data.empty() ? "{}" : frame.data;
    text += '}';
    return std::make_shared<std::string const>(std::move(text));
}

bool changes_rights(events::Event const& event)
{
    return event.operation.starts_with("membership.") || event.operation.starts_with("account.") ||
        event.operation == "client.removed" || event.operation == "client.deactivated";
}

}

bool Watcher::may(std::string_view permission) const
{
    return std::ranges::find(permissions, permission) != permissions.end();
}

bool Addressed::is_for(Watcher const& watcher) const
{
    if (only && !only.has(watcher.membership))
        return false;
    if (permission.empty())
        return static_cast<bool>(only) || !watcher.is_outside;
    return watcher.may(permission);
}

void Member::send(std::vector<Text> texts) const
{
    if (auto const open = socket.lock(); open && !texts.empty())
        open->send(std::move(texts));
}

void Member::close(Close close) const
{
    if (auto const open = socket.lock())
        open->close(close);
}

void Reading::run(db::Transaction& tx, Project const& project, Renew const& renew)
{
    entries.clear();
    concerns_rights = false;
    // Rights first: an event that takes some away is then newer than what we renewed,
    // or on this page.
    run_renewals(tx, renew);
    last = events::last_seq(tx, account);
    if (!after)
        return;
    for (auto const& event : events::list_after(tx, account, *after, page_events))
        add(tx, event, project);
}

// The pages of one browser have one session, and its rights.
void Reading::run_renewals(db::Transaction& tx, Renew const& renew)
{
    std::map<std::tuple<std::string, PersonId, bool>, std::optional<Watcher>> known;
    for (auto& [member, before, now] : renewals) {
        auto const [found, is_new] = known.try_emplace({ before.session, before.person, before.is_outside });
        if (is_new)
            found->second = renew(tx, before);
        now = found->second;
        if (now)
            now->is_present = before.is_present;
    }
}

void Reading::add(db::Transaction& tx, events::Event const& event, Project const& project)
{
    concerns_rights |= changes_rights(event);
    Entry entry { event.seq, {} };
    auto frames = project(tx, event);
    for (auto& frame : frames) {
        bool const is_last = &frame == &frames.back();
        auto const seq = is_last ? event.seq : event.seq - 1;
        entry.frames.push_back({ write_frame(frame, seq), std::move(frame.permission), std::move(frame.only) });
    }
    entries.push_back(std::move(entry));
}

}
