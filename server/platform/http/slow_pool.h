#pragma once

// A few threads for work that is slow by design, so that no I/O thread ever waits for it. Hashing
// a password takes a core; waiting for another server takes none, and reading what is long takes the
// database: none must keep others from signing in, and so each has threads of its own.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::http {

class SlowLane {
public:
    SlowLane(int threads, int queue_limit);
    ~SlowLane() { stop(); }

    // False when so many wait already that this one would wait too long, or after
    // stop(). `work` must not throw.
    bool try_run(std::function<void()> work);
    // Finishes what was accepted.
    void stop();

private:
    void run();

    std::size_t const queue_limit_;
    std::mutex mutex_;
    std::condition_variable something_to_do_;
    std::deque<std::function<void()>> queue_;
    bool is_stopped_ = false;
    std::vector<std::thread> threads_;
};

struct SlowPool {
    SlowLane computing;
    SlowLane waiting { 8, 256 }; // for others
    SlowLane reading { 2, 64 };

    SlowPool(int threads, int queue_limit) : computing(threads, queue_limit) {}
    void stop()
    {
        computing.stop();
        waiting.stop();
        reading.stop();
    }
};

}
