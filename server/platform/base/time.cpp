#include "base/time.h"

#include <re2/re2.h>

#include <atomic>
#include <cstdio>

namespace kith {
namespace {

std::atomic<std::int64_t> added_ms { 0 };

std::optional<std::chrono::sys_days> day_of(int year, int month, int day)
{
    std::chrono::year_month_day const date { std::chrono::year { year },
        std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day)) };
    return date.ok() ? std::optional { std::chrono::sys_days { date } } : std::nullopt;
}

// ".25" as 250 milliseconds.
Duration fraction_of(std::string text)
{
    text.resize(4, '0');
    return Duration { std::stoi(text.substr(1)) };
}

// "Z" or "+02:00"; nothing for what is no zone.
std::optional<Duration> zone_of(std::string const& text)
{
    if (text == "Z" || text == "z")
        return Duration {};
    auto const hours = std::stoi(text.substr(1, 2));
    auto const minutes = std::stoi(text.substr(4, 2));
    if (hours > 23 || minutes > 59)
        return {};
    auto const ahead = std::chrono::hours { hours } + std::chrono::minutes { minutes };
    return text[0] == '-' ? -ahead : ahead;
}

// By hand: a page of a list has hundreds of times, and snprintf was a tenth of its cost.
void put_digits(std::string& text, std::size_t at, std::size_t digits, std::int64_t number)
{
    for (; digits > 0; number /= 10)
        text[at + --digits] = static_cast<char>('0' + number % 10);
}

}

std::string to_text(Time time)
{
    auto day = std::chrono::floor<std::chrono::days>(time);
    auto date = std::chrono::year_month_day { day };
    auto rest = std::chrono::hh_mm_ss { time - day };
    std::string text = "0000-00-00T00:00:00.000Z";
    put_digits(text, 0, 4, static_cast<int>(date.year()));
    put_digits(text, 5, 2, static_cast<unsigned>(date.month()));
    put_digits(text, 8, 2, static_cast<unsigned>(date.day()));
    put_digits(text, 11, 2, rest.hours().count());
    put_digits(text, 14, 2, rest.minutes().count());
    put_digits(text, 17, 2, rest.seconds().count());
    put_digits(text, 20, 3, rest.subseconds().count());
    return text;
}

std::optional<Time> time_from_text(std::string_view text)
{
    static RE2 const pattern { R"((\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)((?:\.\d{1,9})?)([Zz]|[+-]\d\d:\d\d))" };
    int year, month, day, hours, minutes, seconds;
    std::string fraction, zone;
    if (!RE2::FullMatch(text, pattern, &year, &month, &day, &hours, &minutes, &seconds, &fraction, &zone))
        return {};
    auto const date = day_of(year, month, day);
    auto const ahead = zone_of(zone);
    if (!date || !ahead || hours > 23 || minutes > 59 || seconds > 59)
        return {};
    return Time { *date } + std::chrono::hours { hours } + std::chrono::minutes { minutes } +
        std::chrono::seconds { seconds } + (fraction.empty() ? Duration {} : fraction_of(fraction)) - *ahead;
}

Time wall_clock()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now()) + Duration { added_ms.load() };
}

void advance_wall_clock(Duration by) { added_ms += by.count(); }

}
