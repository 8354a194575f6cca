#include "base/time.h"

#include "support/clock_ahead.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Time, is_written_by_rfc_3339_in_utc_with_milliseconds)
{
    struct {
        std::int64_t ms;
        char const* text;
    } const cases[] = { { 0, "1970-01-01T00:00:00.000Z" }, { 1, "1970-01-01T00:00:00.001Z" },
        { -1, "1969-12-31T23:59:59.999Z" }, { 951'782'400'000, "2000-02-29T00:00:00.000Z" },
        { 1'777'888'800'123, "2026-05-04T10:00:00.123Z" }, { 253'402'300'799'999, "9999-12-31T23:59:59.999Z" } };
    for (auto const& [ms, text] : cases)
        EXPECT_EQ(to_text(Time { Duration { ms } }), text);
}

TEST(Time, is_read_by_rfc_3339_in_any_zone)
{
    for (auto const* text : { "1970-01-01T00:00:00.000Z", "2000-02-29T00:00:00.000Z", "9999-12-31T23:59:59.999Z" })
        EXPECT_EQ(to_text(time_from_text(text).value()), text);
    struct {
        char const* text;
        char const* utc;
    } const cases[] = { { "2026-05-04T10:00:00Z", "2026-05-04T10:00:00.000Z" },
        { "2026-05-04t10:00:00.5z", "2026-05-04T10:00:00.500Z" },
        { "2026-05-04T10:00:00.123999999Z", "2026-05-04T10:00:00.123Z" },
        { "2026-05-04T00:30:00+02:00", "2026-05-03T22:30:00.000Z" },
        { "2026-12-31T23:30:00-05:45", "2027-01-01T05:15:00.000Z" } };
    for (auto const& [text, utc] : cases)
        EXPECT_EQ(to_text(time_from_text(text).value()), utc) << text;
    for (auto const* wrong : { "", "2026-05-04", "2026-05-04T10:00:00", "2026-05-04 10:00:00Z", "2026-02-29T10:00:00Z",
             "2026-13-01T10:00:00Z", "2026-05-04T24:00:00Z", "2026-05-04T10:60:00Z", "2026-05-04T10:00:60Z",
             "2026-05-04T10:00:00+24:00", "2026-05-04T10:00:00.Z", "26-05-04T10:00:00Z", "2026-05-04T10:00:00Z " })
        EXPECT_FALSE(time_from_text(wrong)) << wrong;
}

TEST(Time, can_be_moved_ahead)
{
    auto const before = wall_clock();
    {
        ClockAhead clock;
        clock.by(Days { 7 });
        EXPECT_GE(wall_clock() - before, Days { 7 });
    }
    EXPECT_LT(wall_clock() - before, 1h);
}

}
}
