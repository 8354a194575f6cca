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
