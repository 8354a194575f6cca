#include "base/clean_text.h"

#include "base/text.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

using namespace std::string_view_literals;

TEST(CleanText, broken_bytes_are_replaced_and_nul_vanishes)
{
    EXPECT_EQ(valid_utf8("Zoë 会議 🎉\r\n"), "Zoë 会議 🎉\r\n");
    EXPECT_EQ(valid_utf8("a\0b"sv), "ab");
    for (auto text : { "\xff"sv, "a\xc3"sv, "\xed\xa0\x80"sv, "\xc0\xaf"sv, "\xf8\x88\x80\x80\x80"sv })
        EXPECT_TRUE(is_utf8(valid_utf8(text)));
    EXPECT_EQ(valid_utf8("caf\xe9!"), "caf\uFFFD!");
}

TEST(CleanText, becomes_one_line)
{
    EXPECT_EQ(one_line("  a\r\n\tb \0 c\u2028d\u0085 "sv, 100), "a b c d");
    EXPECT_EQ(one_line("", 100), "");
    EXPECT_EQ(one_line("\r\n", 100), "");
}

TEST(CleanText, is_cut_between_characters)
{
    EXPECT_EQ(one_line("äöü", 2), "äö");
    EXPECT_EQ(one_line("ab cd", 3), "ab");
    EXPECT_EQ(one_line("ab cd", 4), "ab c");
}

}
}
