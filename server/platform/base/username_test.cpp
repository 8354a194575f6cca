#include "base/username.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

std::string refusal(std::string_view text)
{
    auto const parsed = Username::parse(text);
    return parsed ? "" : parsed.error().code;
}

TEST(Username, is_3_to_40_of_its_characters)
{
    for (auto const& fine : { std::string { "bob" }, std::string { "b.o_b-7" }, std::string(40, 'x') })
        EXPECT_EQ(Username::parse(fine)->text(), fine);
    EXPECT_EQ(refusal("bo"), "length");
    EXPECT_EQ(refusal(std::string(41, 'x')), "length");
    EXPECT_EQ(refusal(std::string(2000, 'x')), "length");
    for (auto const* wrong :
        { "bob lee", "bob@acme.test", "bob＠acme", "böb", "bоb", "mıke", "b\nob", "...", "bob\u200b" })
        EXPECT_EQ(refusal(wrong), "characters") << wrong;
    EXPECT_EQ(refusal("caf\xe9"), "length");
}

TEST(Username, has_one_spelling)
{
    for (auto const* spelling : { "bob", "BOB", " Bob ", "ｂｏｂ" })
        EXPECT_EQ(Username::parse(spelling)->text(), "bob") << spelling;
}

TEST(Username, may_be_none)
{
    EXPECT_TRUE(Username::parse(" ")->is_empty());
    EXPECT_FALSE(Username::parse("bob")->is_empty());
}

}
}
