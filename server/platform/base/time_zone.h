#pragma once

#include "base/result.h"
#include "base/time.h"

#include <string>
#include <string_view>

namespace kith {

// A time zone by its name in the IANA database, such as Europe/Berlin. It may be empty:
// not chosen.
class TimeZone {
public:
    static constexpr int min_characters = 0;
    static constexpr int max_characters = 64;
    TimeZone() = default;
    static Result<TimeZone> parse(std::string_view);
    static TimeZone stored(std::string_view text) { return TimeZone { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(TimeZone const&) const = default;

private:
    explicit TimeZone(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// When the clock next shows that hour there, behind `now`. No zone is UTC.
Time next_at_hour(TimeZone const&, int hour, Time now);

}
