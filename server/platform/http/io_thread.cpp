#include "http/io_thread.h"

#include "log/log.h"

#include <ctime>
#include <random>

namespace kith::http {

IoThread::IoThread()
    : random_(std::uint64_t { std::random_device {}() } << 32 | std::random_device {}())
    , context(
          BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO) // sockets and timers stay on their thread; post() may come from any
{
    read_clock();
}

void IoThread::start()
{
    tick_timer_.expires_after(std::chrono::seconds { 1 });
    wait_for_tick();
    thread_ = std::thread([this] { run(); });
}

void IoThread::stop_and_join()
{
    context.stop();
    if (thread_.joinable())
        thread_.join();
}

void IoThread::run()
{
    current_ = this;
    while (!context.stopped()) {
        try {
            context.run();
        } catch (std::exception const& error) {
            log::error("io_thread_fault", { { "what", error.what() } });
        }
    }
}

void IoThread::wait_for_tick()
{
    tick_timer_.async_wait([this](error_code error) {
        if (error)
            return;
        read_clock();
        wheel.tick();
        tick_timer_.expires_at(tick_timer_.expiry() + std::chrono::seconds { 1 });
        wait_for_tick();
    });
}

// RFC 9110 5.6.7: Tue, 04 May 2027 10:00:00 GMT
void IoThread::read_clock()
{
    auto const now = std::time(nullptr);
    std::tm parts {};
    gmtime_r(&now, &parts);
    std::array<char, 40> text;
    auto const length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    date_.assign(text.data(), length);
}

std::string IoThread::next_request_id()
{
    // splitmix64: a different number each time, well mixed.
    auto mixed = random_ += 0x9e3779b97f4a7c15;
    mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
    mixed ^= mixed >> 31;
    std::string id(16, '0');
    for (auto& digit : id) {
        digit = "0123456789abcdef"[mixed & 15];
        mixed >>= 4;
    }
    return id;
}

}
