#include "mail/links.h"

#include <gtest/gtest.h>

namespace kith::mail {
namespace {

using Links = std::vector<std::string>;

TEST(Links, are_found_in_their_order_once)
{
    EXPECT_EQ(find_links("none"), Links {});
    EXPECT_EQ(find_links("See http://b.test/x and https://a.test/?t=1&u=2#z, or http://b.test/x."),
        (Links { "http://b.test/x", "https://a.test/?t=1&u=2#z" }));
    EXPECT_EQ(find_links("(https://a.test/path_)\n<http://c.test>\r\n\"https://d.test/~-\""),
        (Links { "https://a.test/path_", "http://c.test", "https://d.test/~-" }));
}

TEST(Links, other_schemes_are_text)
{
    EXPECT_EQ(find_links("javascript:alert(1) ftp://x.test data:text/html,x //x.test"), Links {});
}

TEST(Links, the_pieces_joined_are_the_text)
{
    for (std::string_view text : { "", "a http://x.test. b https://y.test", "http://", "http://a.testhttp://b.test" }) {
        std::string joined;
        for (auto const& piece : split_at_links(text))
            joined += piece.text;
        EXPECT_EQ(joined, text);
    }
}

}
}
