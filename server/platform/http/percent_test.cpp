#include "http/percent.h"

#include "http/call.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

TEST(Percent, decodes_utf8)
{
    EXPECT_EQ(percent_decode("a%20b%2B%c3%A9+", false), "a b+é+");
    EXPECT_EQ(percent_decode("a%20b%2B%c3%A9+", true), "a b+é ");
    EXPECT_EQ(percent_decode("", true), "");
    EXPECT_EQ(percent_decode("%2525", true), "%25") << "once, not twice";
}

TEST(Percent, decodes_no_broken_escape_no_nul_and_no_broken_utf8)
{
    for (auto const* text :
        { "%", "%4", "%zz", "%4z", "%-1", "%+1", "% 1", "%0x", "a%", "%00", "%ff", "%c3", "%c0%af", "%ed%a0%80" })
        EXPECT_EQ(percent_decode(text, true), std::nullopt) << text;
}

TEST(Percent, encodes_what_is_not_unreserved)
{
    EXPECT_EQ(percent_encode("aZ0-._~"), "aZ0-._~");
    EXPECT_EQ(percent_encode(" &=+?/%é"), "%20%26%3D%2B%3F%2F%25%C3%A9");
    for (auto const* text : { "a b&c=d", "100%", "李 🎉", "../\\\"'<>" })
        EXPECT_EQ(percent_decode(percent_encode(text), true), text);
}

TEST(Query, is_decoded_in_its_order)
{
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(decode_query("a=1&b=x%26y&c&d=&=e&a=2"),
        (Pairs { { "a", "1" }, { "b", "x&y" }, { "c", "" }, { "d", "" }, { "", "e" }, { "a", "2" } }));
    EXPECT_EQ(decode_query("a=b=c&&"), (Pairs { { "a", "b=c" } }));
    EXPECT_EQ(decode_query(""), Pairs {});
    for (auto const* text : { "a=%zz", "%zz=a", "a=%00", "x=1&a=%ff" })
        EXPECT_EQ(decode_query(text), std::nullopt) << text;
}

}
}
