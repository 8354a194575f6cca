#pragma once

// A few threads for work that is slow by design, such as hashing a password: as
// many as there are, no I/O thread ever waits for them.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::http {

class SlowPool {
public:
    SlowPool(int threads, int queue_limit);
    ~SlowPool() { stop(); }

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

}
