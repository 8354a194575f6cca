#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kith {

// Milliseconds since 1970 UTC: what every *_at column holds.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;
using namespace std::chrono_literals;
using Days = std::chrono::duration<std::int64_t, std::ratio<86400>>;

// RFC 3339 in UTC with milliseconds: 2026-05-04T10:00:00.000Z
std::string to_text(Time);
// Any time of RFC 3339, with its zone; what is finer than a millisecond is cut off.
std::optional<Time> time_from_text(std::string_view);

// The wall clock, plus whatever a --dev server was told to add. Use cases do
// not call it: they take the time of their transaction.
Time wall_clock();
void advance_wall_clock(Duration);

}
