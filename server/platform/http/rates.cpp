#include "http/rates.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kith::http {
namespace {

constexpr std::size_t max_buckets = 100'000;

}

int Rates::take(Rate const& rate, std::string_view key)
{
    thread_local std::string name; // of the bucket; keeps its memory
    name.assign(rate.name).append(1, ' ').append(key);
    auto const now = std::chrono::steady_clock::now();
    std::lock_guard lock { mutex_ };
    auto& bucket = find(name, rate, now);
    std::chrono::duration<double> const passed = now - bucket.filled_at;
    bucket.tokens = std::min(rate.burst, bucket.tokens + passed.count() * rate.per_minute / 60);
    bucket.filled_at = now;
    if (bucket.tokens < 1)
        return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) * 60 / rate.per_minute)));
    bucket.tokens -= 1;
    return 0;
}

Rates::Bucket& Rates::find(std::string_view name, Rate const& rate, std::chrono::steady_clock::time_point now)
{
    if (auto const known = buckets_.find(name); known != buckets_.end())
        return known->second;
    if (buckets_.size() >= max_buckets)
        forget_some(now);
    return buckets_.emplace(name, Bucket { rate.burst, rate.burst, now }).first->second;
}

// A bucket nobody used for two minutes is full again, or nearly so; then the fuller
// half goes. Who fills the table with fresh keys does not get rid of the empty ones.
void Rates::forget_some(std::chrono::steady_clock::time_point now)
{
    std::erase_if(buckets_, [&](auto const& each) { return now - each.second.filled_at > std::chrono::minutes { 2 }; });
    if (buckets_.size() <= max_buckets / 2)
        return;
    std::vector<double> shares;
    for (auto const& [key, bucket] : buckets_)
        shares.push_back(bucket.tokens / bucket.burst);
    auto const middle = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() / 2);
    std::ranges::nth_element(shares, middle);
    std::erase_if(buckets_, [&](auto const& each) { return each.second.tokens / each.second.burst >= *middle; });
}

}
