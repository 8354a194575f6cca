#pragma once

// Time limits of many connections for the price of one timer: a wheel with a slot
// for each second, turned once a second. Setting and clearing a limit is a few
// pointers, no system call. Limits are coarse: one of n seconds ends between n and
// n + 1 seconds later. For one thread.

#include <array>
#include <cstdint>

namespace kith::http {

class TimerWheel {
public:
    // What waits; at most for one moment at a time.
    class Entry {
    public:
        Entry() = default;
        Entry(Entry const&) = delete;
        Entry& operator=(Entry const&) = delete;

    protected:
        ~Entry() { unlink(); }

    private:
        friend class TimerWheel;
        virtual void time_is_up() = 0;
        void link(Entry*& head);
        void unlink();

        Entry* next_ = nullptr;
        Entry** link_ = nullptr; // what points at us; null outside of the wheel
        std::uint64_t due_ = 0;
    };

    void set(Entry&, int seconds);
    void clear(Entry& entry) { entry.unlink(); }
    // One second has passed.
    void tick();

private:
    static constexpr std::size_t slot_count = 64;
    std::array<Entry*, slot_count> slots_ {};
    std::uint64_t now_ = 0;
};

}
