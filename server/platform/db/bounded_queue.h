#pragma once

#include "base/fault.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace kith::db {

// Work waiting for a thread of an engine. Full, it refuses rather than let
// requests wait for minutes.
template<typename Item>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t limit) : limit_(limit) {}

    // Faults with Unavailable when the queue is full or closed.
    void push(Item item)
    {
        {
            std::lock_guard lock { mutex_ };
            if (is_closed_)
                throw Unavailable("the database is being stopped");
            if (items_.size() >= limit_)
                throw Unavailable("too much work waits for the database");
            items_.push_back(std::move(item));
        }
        filled_.notify_one();
    }

    // Waits for the oldest items, at most that many; none when it is closed and empty.
    std::vector<Item> take(std::size_t most)
    {
        std::unique_lock lock { mutex_ };
        filled_.wait(lock, [this] { return is_closed_ || !items_.empty(); });
        std::vector<Item> taken;
        while (!items_.empty() && taken.size() < most) {
            taken.push_back(std::move(items_.front()));
            items_.pop_front();
        }
        return taken;
    }

    void close()
    {
        {
            std::lock_guard lock { mutex_ };
            is_closed_ = true;
        }
        filled_.notify_all();
    }

private:
    std::size_t const limit_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Item> items_;
    bool is_closed_ = false;
};

constexpr std::size_t most_waiting = 10'000;

}
