#pragma once

// One of the server's threads: its io_context, and what its connections share
// without locks.

#include "http/socket.h"
#include "http/timer_wheel.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <unordered_set>

namespace kith::http {

class Connection;

// Written by one thread, read by any.
class Counter {
public:
    void add(std::uint64_t count)
    {
        value_.store(value_.load(std::memory_order_relaxed) + count, std::memory_order_relaxed);
    }
    void subtract(std::uint64_t count) { add(-count); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_ = 0;
};

class IoThread {
public:
    IoThread();

    void start();
    void stop_and_join();
    bool is_current() const { return current_ == this; }
    // 16 hexadecimal digits, to find a request in the log again; no secret.
    std::string next_request_id();
    std::string_view date() const { return date_; }

    TimerWheel wheel;
    std::unordered_set<Connection*> connections;
    // Where everybody reads into: only what is left of it costs memory.
    std::array<char, 16 * 1024> scratch;
    bool is_draining = false;

    Counter requests, refused_4xx, faults_5xx, bytes_out, in_flight;

private:
    void run();
    void wait_for_tick();
    void read_clock();

    inline static thread_local IoThread* current_ = nullptr;
    std::uint64_t random_;
    std::string date_;
    std::thread thread_;

public:
    // Last, so that it goes first: what still waits in it refers to the others.
    asio::io_context context;

private:
    SteadyTimer tick_timer_ { context };
};

}
