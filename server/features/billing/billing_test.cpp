#include "billing/billing.h"

#include <gtest/gtest.h>

namespace kith::billing {
namespace {

std::string parsed(std::string_view text)
{
    auto const address = PostalAddress::parse(text);
    return address ? address->text() : "refused: " + address.error().code;
}

// S1-31
TEST(PostalAddressTest, is_a_few_lines_of_text)
{
    EXPECT_EQ(parsed(""), "");
    EXPECT_EQ(parsed("  Main  Street 1 \r\n\r\n8001 Zürich\n"), "Main Street 1\n8001 Zürich");
    EXPECT_EQ(parsed("1\n2\n3\n4\n5\n6"), "1\n2\n3\n4\n5\n6");
    EXPECT_EQ(parsed("1\n2\n3\n4\n5\n6\n7"), "refused: length");
    EXPECT_EQ(parsed(std::string(100, 'x')), std::string(100, 'x'));
    EXPECT_EQ(parsed(std::string(101, 'x')), "refused: length");
    for (auto const* text : { "a\x01z", "a\tz\x7f", "a\u202e", "a\u200b" })
        EXPECT_EQ(parsed(text), "refused: characters") << text;
    EXPECT_EQ(parsed("caf\xe9"), "refused: length");
}

}
}
