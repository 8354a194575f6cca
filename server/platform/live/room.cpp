#include "live/room.h"

#include <algorithm>

namespace kith::live {
namespace {

constexpr auto renewal_time = std::chrono::seconds { 30 };
constexpr auto looking_time = std::chrono::seconds { 1 };
constexpr std::size_t renewals_at_once = 500;

Text write_hello(std::int64_t seq)
{
    return std::make_shared<std::string const>(R"({"type":"hello","seq":)" + std::to_string(seq) + R"(,"data":{}})");
}

}

void Room::join(std::shared_ptr<Member> member)
{
    auto& places = of_person_[member->watcher.person.text()];
    if (static_cast<int>(places.size()) >= options_.sockets_per_person)
        return member->close(closes::too_many);
    places.insert(member);
    due_.insert(member); // its rights were read before it was in the room
    members_.insert(std::move(member));
}

void Room::leave(std::shared_ptr<Member> const& member)
{
    if (members_.erase(member) == 0)
        return;
    due_.erase(member);
    resuming_.erase(member);
    auto const places = of_person_.find(member->watcher.person.text());
    places->second.erase(member);
    if (places->second.empty())
        of_person_.erase(places);
}

void Room::close_all(Close close)
{
    for (auto const& member : members_)
        member->close(close);
    members_.clear();
    of_person_.clear();
    due_.clear();
    resuming_.clear();
}

void Room::wake_person(PersonId const& person)
{
    if (auto const places = of_person_.find(person.text()); places != of_person_.end())
        due_.insert(places->second.begin(), places->second.end());
}

void Room::wake_all()
{
    wake();
    due_ = members_;
}

bool Room::has_work(Clock::time_point now)
{
    find_due(now);
    return has_news_ || held_ || !due_.empty() ||
        std::ranges::any_of(resuming_, [&](auto const& member) { return is_behind(*member); });
}

void Room::find_due(Clock::time_point now)
{
    if (now - looked_at_ < looking_time)
        return;
    looked_at_ = now;
    for (auto const& member : members_) {
        if (now - member->renewed_at >= renewal_time)
            due_.insert(member);
    }
}

bool Room::is_behind(Member const& member) const { return seq_ && member.seq && *member.seq < *seq_; }

Reading Room::plan(Clock::time_point now)
{
    find_due(now);
    Reading reading { account_ };
    add_renewals(reading);
    if (!held_)
        reading.after = next_page();
    return reading;
}

// They are due again if they are woken before this reading ends.
void Room::add_renewals(Reading& reading)
{
    if (held_)
        due_ = members_;
    while (!due_.empty() && (held_ || reading.renewals.size() < renewals_at_once)) {
        auto member = due_.extract(due_.begin()).value();
        reading.renewals.push_back({ member, member->watcher });
    }
}

// News and old pages take turns, so that neither waits for all of the other.
std::optional<std::int64_t> Room::next_page()
{
    if (!seq_)
        return {};
    std::erase_if(resuming_, [&](auto const& member) { return !is_behind(*member); });
    std::optional<std::int64_t> oldest;
    for (auto const& member : resuming_)
        oldest = std::min(oldest.value_or(*member->seq), *member->seq);
    was_old_page_ = oldest && (!has_news_ || !was_old_page_);
    if (was_old_page_)
        return oldest;
    return std::exchange(has_news_, false) ? seq_ : std::nullopt;
}

void Room::give_back(Reading const& reading)
{
    has_news_ = true;
    for (auto const& renewal : reading.renewals) {
        if (members_.contains(renewal.member))
            due_.insert(renewal.member);
    }
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
    resuming_.insert(member);
    member->send({ write_hello(last) });
}

void Room::dismiss(std::shared_ptr<Member> const& member, Close close)
{
    member->close(close);
    leave(member);
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
