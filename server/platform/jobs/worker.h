#pragma once

// A thread that does its work again and again: what the job runner and the sender
// of mail have in common.

#include "base/time.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace kith::jobs {

class Worker {
public:
    explicit Worker(std::string name) : name_(std::move(name)) {}
    ~Worker() { stop(); }

    // `work` answers how long to sleep before it is wanted again. When it throws, that
    // is logged and it has another try after `pause`.
    void start(std::function<Duration()> work, Duration pause);
    void wake(); // sleep no longer
    void stop(); // waits until `work` returns

    // For `work` to ask between its steps.
    std::atomic<bool> const& is_stopping() const { return is_stopping_; }

private:
    Duration run(std::function<Duration()> const& work, Duration pause) const;
    void sleep(Duration);

    std::string name_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_woken_ = false;
    std::atomic<bool> is_stopping_ = false;
    std::thread thread_;
};

}
