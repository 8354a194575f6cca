#include "base/time.h"

#include <atomic>
#include <cstdio>

namespace kith {
namespace {

std::atomic<std::int64_t> added_ms { 0 };

}

std::string to_text(Time time)
{
    auto day = std::chrono::floor<std::chrono::days>(time);
    auto date = std::chrono::year_month_day { day };
    auto rest = std::chrono::hh_mm_ss { time - day };
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(rest.hours().count()),
        static_cast<int>(rest.minutes().count()), static_cast<int>(rest.seconds().count()),
        static_cast<int>(rest.subseconds().count()));
    return text;
}

Time wall_clock()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now()) + Duration { added_ms.load() };
}

void advance_wall_clock(Duration by) { added_ms += by.count(); }

}
