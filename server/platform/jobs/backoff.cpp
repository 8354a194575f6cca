#include "jobs/backoff.h"

#include <algorithm>
#include <random>

namespace kith::jobs {
namespace {

double jitter()
{
    thread_local std::minstd_rand generator { std::random_device {}() };
    return std::uniform_real_distribution { 0.8, 1.2 }(generator);
}

}

Duration backoff(int attempt, Duration first, Duration longest)
{
    constexpr int doublings_before_overflow = 30;
    auto const doublings = std::clamp(attempt - 1, 0, doublings_before_overflow);
    auto const delay = std::min(first * (std::int64_t { 1 } << doublings), longest);
    return Duration { static_cast<std::int64_t>(static_cast<double>(delay.count()) * jitter()) };
}

}
