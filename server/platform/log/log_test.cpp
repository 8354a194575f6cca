#include "log/log.h"

#include <gtest/gtest.h>

#include <regex>

namespace kith::log {
namespace {

// What is written for one entry, without the time.
std::string written(Level level, std::string_view event, std::initializer_list<Pair> pairs)
{
    testing::internal::CaptureStderr();
    write(level, event, pairs);
    auto line = testing::internal::GetCapturedStderr();
    return std::regex_replace(line, std::regex { "^time=[0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z " }, "");
}

std::string written(std::string_view value) { return written(Level::Info, "e", { { "v", value } }); }

TEST(Log, writes_one_line_an_entry)
{
    EXPECT_EQ(written(Level::Info, "started", { { "port", 8080 }, { "of", "a b" } }),
        "level=info event=started port=8080 of=\"a b\"\n");
    EXPECT_EQ(written(Level::Error, "stopped", {}), "level=error event=stopped\n");
    EXPECT_EQ(written(Level::Warning, "two words", {}), "level=warning event=\"two words\"\n");
}

TEST(Log, escapes_what_could_forge_a_line_or_a_pair)
{
    struct Case {
        std::string_view value;
        std::string_view expected;
    };
    using namespace std::string_view_literals;
    for (auto const& [value, expected] : {
             Case { "plain-1.2:3/4", "plain-1.2:3/4" },
             Case { "", "\"\"" },
             Case { "a=b", "\"a=b\"" },
             Case { "x\r\ntime=2026 level=error", "\"x\\r\\ntime=2026 level=error\"" },
             Case { "say \"hi\" \\", "\"say \\\"hi\\\" \\\\\"" },
             Case { "\0\x1b[2J\x7f"sv, "\"\\x00\\x1b[2J\\x7f\"" },
             Case { "Zoë", "\"Zoë\"" },
             Case {
                 "a\u0085b\u2028c\u202Ed\u2066e", "\"a\\xc2\\x85b\\xe2\\x80\\xa8c\\xe2\\x80\\xaed\\xe2\\x81\\xa6e\"" },
             Case { "caf\xe9 \xc3", "\"caf\\xe9 \\xc3\"" },
             Case { "{} %s", "\"{} %s\"" },
         })
        EXPECT_EQ(written(value), "level=info event=e v=" + std::string { expected } + "\n");
}

TEST(Log, keeps_keys_plain)
{
    EXPECT_EQ(written(Level::Info, "e", { { "a b=c\n", 1 } }), "level=info event=e a_b_c_=1\n");
}

TEST(Log, shortens_long_values_between_characters)
{
    std::string value = "x";
    for (int i = 0; i < 2000; ++i)
        value += "ü";
    auto const line = written(value);
    EXPECT_LT(line.size(), 2100u);
    EXPECT_TRUE(line.ends_with("ü...\"\n")) << line;
}

TEST(Log, leaves_out_what_is_below_its_level)
{
    set_level("warning");
    EXPECT_EQ(written(Level::Info, "e", {}), "");
    EXPECT_EQ(written(Level::Warning, "e", {}), "level=warning event=e\n");
    set_level("debug");
    EXPECT_EQ(written(Level::Debug, "e", {}), "level=debug event=e\n");
    set_level("whatever");
    EXPECT_EQ(written(Level::Debug, "e", {}), "");
}

}
}
