#pragma once

// A node on a bus: what it has heard.

#include "bus/bus.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>

namespace kith::tests {

class BusNode {
public:
    explicit BusNode(std::unique_ptr<bus::Bus> bus) : bus_(std::move(bus))
    {
        bus_->start({ [this](bus::Topics const& topics) {
                         std::lock_guard const lock { mutex_ };
                         heard_.insert(heard_.end(), topics.begin(), topics.end());
                     },
            [this] { ++missed; } });
    }
    ~BusNode() { bus_->stop(); }

    void publish(bus::Topics const& topics) { bus_->publish(topics); }
    int count(std::string const& topic)
    {
        std::lock_guard const lock { mutex_ };
        return static_cast<int>(std::ranges::count(heard_, topic));
    }
    std::atomic<int> missed = 0; // how often it may have missed something

private:
    std::mutex mutex_;
    bus::Topics heard_;
    std::unique_ptr<bus::Bus> bus_;
};

}
