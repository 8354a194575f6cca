#include "http/head_scan.h"

#include <gtest/gtest.h>

#include <string>

namespace kith::http {
namespace {

using State = HeadScan::State;

State scan_at_once(std::string_view text) { return HeadScan {}.scan(text); }

State scan_byte_by_byte(std::string_view text)
{
    HeadScan scan;
    for (std::size_t size = 1; size <= text.size(); ++size) {
        if (auto const state = scan.scan(text.substr(0, size)); state != State::Incomplete)
            return state;
    }
    return State::Incomplete;
}

TEST(HeadScan, finds_the_end_however_the_bytes_arrive)
{
    using namespace std::string_view_literals;
    struct Case {
        std::string_view text;
        State expected;
    };
    for (auto const& [text, expected] : {
             Case { "GET / HTTP/1.1\r\nHost: x\r\n\r\n", State::Complete },
             Case { "GET / HTTP/1.1\r\nHost:\tx\r\n\r\nbody\n\0", State::Complete },
             Case { "GET / HTTP/1.1\r\nHost: \xc3\xa4\r\n\r\n", State::Complete },
             Case { "GET / HTTP/1.1\r\nHost: x\r\n\r", State::Incomplete },
             Case { "GET / HTTP/1.1\r\nHost: x\r\n", State::Incomplete },
             Case { "", State::Incomplete },
             Case { "GET / HTTP/1.1\nHost: x\r\n\r\n", State::Malformed },
             Case { "GET / HTTP/1.1\r\nHost: x\n\n", State::Malformed },
             Case { "GET / HTTP/1.1\rHost: x\r\n\r\n", State::Malformed },
             Case { "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", State::Malformed },
             Case { "GET / HTTP/1.1\r\n\tHost: x\r\n\r\n", State::Malformed },
             Case { "GET / HTTP/1.1\r\nHost: x\0y\r\n\r\n"sv, State::Malformed },
             Case { "GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n", State::Malformed },
             Case { "GET / HTTP/1.1\r\nHost: x\x7f\r\n\r\n", State::Malformed },
             Case { "GET / HTTP/1.1\r\nHost: x\r\n\rX\r\n\r\n", State::Malformed },
         }) {
        EXPECT_EQ(scan_at_once(text), expected) << text;
        EXPECT_EQ(scan_byte_by_byte(text), expected) << text;
    }
}

TEST(HeadScan, ends_behind_the_empty_line)
{
    HeadScan scan;
    EXPECT_EQ(scan.scan("GET / HTTP/1.1\r\nA: b\r\n\r\nGET /next"), State::Complete);
    EXPECT_EQ(scan.end(), 24U);
}

}
}
