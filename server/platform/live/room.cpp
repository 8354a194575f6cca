#include "live/room.h"

#include <algorithm>

namespace kith::live {
namespace {

constexpr auto renewal_time = std::chrono::seconds { 30 };
constexpr std::size_t renewals_at_once = 500;

Text write_hello(std::int64_t seq)
{
    return std::make_shared<std::string const>(R"({"type":"hello","seq":)" + std::to_string(seq) + R"(,"data":{}})");
}

}

void Room::join(std::shared_ptr<Member> member)
{
    auto const is_same_person = [&](auto const& other) { return other->watcher.person == member->watcher.person; };
    if (std::ranges::count_if(members_, is_same_person) >= options_.sockets_per_person)
        return member->close(closes::too_many);
    members_.insert(std::move(member));
}

void Room::close_all(Close close)
{
    for (auto const& member : members_)
        member->close(close);
    members_.clear();
}

void Room::wake_person(PersonId const& person)
{
    for (auto const& member : members_) {
        if (member->watcher.person == person)
            member->wants_renewal = true;
    }
}

void Room::wake_all()
{
    wake();
    for (auto const& member : members_)
        member->wants_renewal = true;
}

bool Room::has_work(Clock::time_point now) const
{
    return has_news_ || held_ ||
        std::ranges::any_of(members_, [&](auto const& member) { return is_due(*member, now) || is_behind(*member); });
}

// Who has just joined is due, too: its rights were read before it was in the room.
bool Room::is_due(Member const& member, Clock::time_point now) const
{
    return member.wants_renewal || now - member.renewed_at >= renewal_time;
}

bool Room::is_behind(Member const& member) const { return seq_ && member.seq && *member.seq < *seq_; }

Reading Room::plan(Clock::time_point now)
{
    Reading reading { account_ };
    add_renewals(reading, now);
    if (!held_)
        reading.after = next_page();
    return reading;
}

void Room::add_renewals(Reading& reading, Clock::time_point now)
{
    for (auto const& member : members_) {
        if (!held_ && (!is_due(*member, now) || reading.renewals.size() >= renewals_at_once))
            continue;
        member->wants_renewal = false; // until it is woken again, perhaps before this reading ends
        reading.renewals.push_back({ member, member->watcher });
    }
}

// News and old pages take turns, so that neither waits for all of the other.
std::optional<std::int64_t> Room::next_page()
{
    if (!seq_)
        return {};
    std::optional<std::int64_t> oldest;
    for (auto const& member : members_) {
        if (is_behind(*member))
            oldest = std::min(oldest.value_or(*member->seq), *member->seq);
    }
    was_old_page_ = oldest && (!has_news_ || !was_old_page_);
    if (was_old_page_)
        return oldest;
    return std::exchange(has_news_, false) ? seq_ : std::nullopt;
}

void Room::give_back(Reading const& reading)
{
    has_news_ = true;
    for (auto const& renewal : reading.renewals)
        renewal.member->wants_renewal = true;
}

void Room::apply(Reading reading, Clock::time_point now)
{
    apply_renewals(reading, now);
    if (!seq_)
        seq_ = reading.last;
    if (auto const held = std::exchange(held_, {}))
        deliver(*held);
    else if (reading.after && reading.concerns_rights && reading.after == seq_)
        held_ = std::move(reading);
    else if (reading.after)
        deliver(reading);
    if (!held_)
        see_last(reading.last);
}

void Room::apply_renewals(Reading const& reading, Clock::time_point now)
{
    for (auto const& renewal : reading.renewals) {
        auto const& member = renewal.member;
        if (!members_.contains(member))
            continue;
        if (!renewal.now) {
            dismiss(member, closes::ended);
            continue;
        }
        member->watcher = *renewal.now;
        member->renewed_at = now;
        if (!member->seq)
            welcome(member, reading.last);
    }
}

void Room::welcome(std::shared_ptr<Member> const& member, std::int64_t last)
{
    auto const seq = member->after.value_or(last);
    if (seq > last || last - seq > options_.resume_events)
        return dismiss(member, closes::resume_too_old);
    member->seq = seq;
    member->send({ write_hello(last) });
}

void Room::dismiss(std::shared_ptr<Member> const& member, Close close)
{
    member->close(close);
    members_.erase(member);
}

void Room::deliver(Reading const& reading)
{
    for (auto const& member : members_)
        deliver_to(*member, reading);
    dismiss_stranded(reading);
    if (reading.after == seq_)
        seq_ = reading.entries.empty() ? std::max(*seq_, reading.last) : reading.entries.back().seq;
}

void Room::deliver_to(Member& member, Reading const& reading) const
{
    std::vector<Text> texts;
    for (auto const& entry : reading.entries) {
        if (!member.seq || entry.seq != *member.seq + 1)
            continue;
        member.seq = entry.seq;
        for (auto const& frame : entry.frames) {
            if (frame.is_for(member.watcher))
                texts.push_back(frame.text);
        }
    }
    member.send(std::move(texts));
}

// The page should have begun with the event behind `after`. If it is no longer
// kept, those who wait for it wait in vain.
void Room::dismiss_stranded(Reading const& reading)
{
    auto const first = reading.entries.empty() ? reading.last + 1 : reading.entries.front().seq;
    std::vector<std::shared_ptr<Member>> stranded;
    for (auto const& member : members_) {
        if (member->seq && *member->seq >= *reading.after && *member->seq < first - 1)
            stranded.push_back(member);
    }
    for (auto const& member : stranded)
        dismiss(member, closes::resume_too_old);
}

}
