#include "http/rates.h"

#include <algorithm>
#include <cmath>

namespace kith::http {
namespace {

constexpr std::size_t max_buckets = 100'000;

}

int Rates::take(Rate const& rate, std::string_view key)
{
    std::string name { rate.name };
    name += ' ';
    name += key;
    auto const now = std::chrono::steady_clock::now();
    std::lock_guard lock { mutex_ };
    if (buckets_.size() >= max_buckets)
        forget_some(now);
    auto [found, is_new] = buckets_.try_emplace(std::move(name), Bucket { rate.burst, now });
    auto& bucket = found->second;
    std::chrono::duration<double> const passed = now - bucket.filled_at;
    bucket.tokens = std::min(rate.burst, bucket.tokens + passed.count() * rate.per_minute / 60);
    bucket.filled_at = now;
    if (bucket.tokens < 1)
        return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) * 60 / rate.per_minute)));
    bucket.tokens -= 1;
    return 0;
}

// A bucket nobody used for two minutes is full again, or nearly so. An attacker who
// fills the table with fresh keys only makes room by the oldest half.
void Rates::forget_some(std::chrono::steady_clock::time_point now)
{
    std::erase_if(buckets_, [&](auto const& each) { return now - each.second.filled_at > std::chrono::minutes { 2 }; });
    for (auto each = buckets_.begin(); buckets_.size() > max_buckets / 2;)
        each = buckets_.erase(each);
}

}
