#pragma once

#include <chrono>
#include <thread>

namespace kith {

// Waits for what another thread brings about; false when it did not in time.
bool until(auto holds, std::chrono::seconds patience = std::chrono::seconds { 10 })
{
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds { 5 });
    }
    return true;
}

}
