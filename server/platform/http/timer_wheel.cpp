#include "http/timer_wheel.h"

#include <utility>

namespace kith::http {

void TimerWheel::Entry::link(Entry*& head)
{
    next_ = head;
    link_ = &head;
    if (next_)
        next_->link_ = &next_;
    head = this;
}

void TimerWheel::Entry::unlink()
{
    if (!link_)
        return;
    *link_ = next_;
    if (next_)
        next_->link_ = link_;
    next_ = nullptr;
    link_ = nullptr;
}

void TimerWheel::set(Entry& entry, int seconds)
{
    entry.unlink();
    entry.due_ = now_ + static_cast<std::uint64_t>(seconds) + 1;
    entry.link(slots_[entry.due_ % slot_count]);
}

// Whoever is called may set and clear what it likes, its neighbours too: so the
// slot is emptied one entry at a time from a head of our own.
void TimerWheel::tick()
{
    auto& slot = slots_[++now_ % slot_count];
    Entry* waiting = std::exchange(slot, nullptr);
    if (waiting)
        waiting->link_ = &waiting;
    while (waiting) {
        auto& entry = *waiting;
        entry.unlink();
        if (entry.due_ > now_)
            entry.link(slot);
        else
            entry.time_is_up();
    }
}

}
