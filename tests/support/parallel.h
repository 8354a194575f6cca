#pragma once

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace kith::tests {

// Calls act(0) ... act(count - 1) on so many threads, all let off at once; how often
// it came out true: races state how many may win.
int in_parallel(int threads, int count, auto act)
{
    std::atomic<int> next = 0;
    std::atomic<int> won = 0;
    {
        std::latch ready { threads };
        std::vector<std::jthread> all;
        for (int i = 0; i < threads; ++i) {
            all.emplace_back([&] {
                ready.arrive_and_wait();
                for (int mine = next++; mine < count; mine = next++)
                    won += act(mine) ? 1 : 0;
            });
        }
    }
    return won;
}

}
