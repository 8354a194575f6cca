#include "http/slow_pool.h"

namespace kith::http {

SlowLane::SlowLane(int threads, int queue_limit) : queue_limit_(static_cast<std::size_t>(queue_limit))
{
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] { run(); });
}

bool SlowLane::try_run(std::function<void()> work)
{
    {
        std::lock_guard const lock { mutex_ };
        if (is_stopped_ || queue_.size() >= queue_limit_)
            return false;
        queue_.push_back(std::move(work));
    }
    something_to_do_.notify_one();
    return true;
}

void SlowLane::stop()
{
    {
        std::lock_guard const lock { mutex_ };
        is_stopped_ = true;
    }
    something_to_do_.notify_all();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

void SlowLane::run()
{
    std::unique_lock lock { mutex_ };
    for (;;) {
        something_to_do_.wait(lock, [this] { return is_stopped_ || !queue_.empty(); });
        if (queue_.empty())
            return;
        auto work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        work();
        work = nullptr;
        lock.lock();
    }
}

}
