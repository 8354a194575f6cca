#include "jobs/worker.h"

#include "log/log.h"

namespace kith::jobs {

void Worker::start(std::function<Duration()> work, Duration pause)
{
    is_stopping_ = false;
    thread_ = std::thread { [this, work = std::move(work), pause] {
        while (!is_stopping_)
            sleep(run(work, pause));
    } };
}

void Worker::wake()
{
    {
        std::lock_guard lock { mutex_ };
        is_woken_ = true;
    }
    changed_.notify_all();
}

void Worker::stop()
{
    {
        std::lock_guard lock { mutex_ };
        is_stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

Duration Worker::run(std::function<Duration()> const& work, Duration pause) const
{
    try {
        return work();
    } catch (std::exception const& exception) {
        log::warning("worker_stalled", { { "worker", name_ }, { "error", exception.what() } });
        return pause;
    }
}

void Worker::sleep(Duration duration)
{
    std::unique_lock lock { mutex_ };
    changed_.wait_for(lock, duration, [&] { return is_woken_ || is_stopping_; });
    is_woken_ = false;
}

}
