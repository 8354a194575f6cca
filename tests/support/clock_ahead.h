#pragma once

#include "base/time.h"

namespace kith {

// Moves Kith's clock, and puts it right again at the end of the test.
class ClockAhead {
public:
    ClockAhead() = default;
    ~ClockAhead() { advance_wall_clock(-ahead_); }
    ClockAhead(ClockAhead const&) = delete;
    ClockAhead& operator=(ClockAhead const&) = delete;

    void by(Duration duration)
    {
        advance_wall_clock(duration);
        ahead_ += duration;
    }

private:
    Duration ahead_ {};
};

}
