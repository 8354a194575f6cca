#include "live/attendance.h"

#include <algorithm>

namespace kith::live {

Attention AttendanceList::Present::attention() const
{
    if (idle_pages.empty())
        return Attention::Gone;
    bool const is_idle = std::ranges::all_of(idle_pages, [](auto const& page) { return page.second; });
    return is_idle ? Attention::Idle : Attention::Here;
}

AttendanceList::Present* AttendanceList::find(Member const& page)
{
    auto const of = of_.find(&page);
    return of == of_.end() ? nullptr : &present_.at(of->second);
}

void AttendanceList::open(Member const& page)
{
    auto const& watcher = page.watcher;
    if (!watcher.is_present)
        return;
    auto const& key = watcher.membership.text();
    auto& present = present_.try_emplace(key, Present { watcher.account, watcher.membership }).first->second;
    present.idle_pages[&page] = false;
    of_[&page] = key;
    changed_.insert(key);
}

void AttendanceList::close(Member const& page, Clock::time_point now)
{
    auto* const present = find(page);
    if (!present)
        return;
    present->idle_pages.erase(&page);
    present->left_at = now;
    changed_.insert(present->membership.text());
    of_.erase(&page);
}

void AttendanceList::set_idle(Member const& page, bool is_idle)
{
    auto* const present = find(page);
    if (!present)
        return;
    present->idle_pages[&page] = is_idle;
    changed_.insert(present->membership.text());
}

std::vector<Attendance> AttendanceList::take(Clock::time_point now)
{
    std::vector<Attendance> news;
    std::unordered_set<std::string> later;
    for (auto const& key : std::exchange(changed_, {})) {
        auto& present = present_.at(key);
        auto const attention = present.attention();
        bool const may_come_back = attention == Attention::Gone && now - present.left_at < grace;
        if (may_come_back) {
            later.insert(key);
            continue;
        }
        if (attention != present.told)
            news.push_back({ present.account, present.membership, attention });
        present.told = attention;
        if (attention == Attention::Gone)
            present_.erase(key);
    }
    changed_.merge(later);
    return news;
}

void AttendanceList::tell_again()
{
    for (auto& [key, present] : present_) {
        present.told = {};
        changed_.insert(key);
    }
}

void AttendanceList::give_back(std::vector<Attendance> const& news)
{
    for (auto const& each : news) {
        auto const key = each.membership.text();
        auto& present = present_.try_emplace(key, Present { each.account, each.membership }).first->second;
        present.told = {};
        changed_.insert(key);
    }
}

}
