#include "contact_files/contact_files.h"

#include <gtest/gtest.h>

namespace kith::contact_files {
namespace {

// S0-18
TEST(ContactFilesRules, make_numbers_international_where_they_name_a_country)
{
    struct {
        char const* typed;
        char const* kept;
    } const cases[] = {
        { "+41 44 668 18 00", "+41446681800" },
        { "+41 (0)44 668-18.00", "+41446681800" },
        { "0041 44/668 18 00", "+41446681800" },
        { "+1 (415) 555-0100", "+14155550100" },
        { "+41446681800", "+41446681800" },
        { "044 668 18 00", "044 668 18 00" },
        { "+41 44 668 18 00 ext. 7", "+41 44 668 18 00 ext. 7" },
        { "+41", "+41" },
        { "+0414466818", "+0414466818" },
        { "+1234567890123456", "+1234567890123456" },
        { "ask Zoe", "ask Zoe" },
        { "", "" },
        { "(0)", "(0)" },
        { "00", "00" },
    };
    for (auto const& [typed, kept] : cases)
        EXPECT_EQ(normalized_mobile(typed), kept);
}

// B43: what a client has no place for is said before he comes.
TEST(ContactFilesRules, say_what_a_vcard_says_more)
{
    auto says = [](std::string const& lines) {
        auto const text = "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Doe;Zoe;;;\r\nFN:Zoe Doe\r\nEMAIL:zoe@x.test\r\n" + lines +
            "END:VCARD\r\n";
        return says_more(read_vcards(text).value().lines.at(0));
    };
    EXPECT_FALSE(says(""));
    EXPECT_FALSE(says("UID:1\r\nREV:20260101T000000Z\r\nTEL:+41446681800\r\nORG:Doe Ltd\r\n"));
    EXPECT_TRUE(says("NOTE:Likes tea\r\n"));
    EXPECT_TRUE(says("ORG:Doe Ltd;Sales\r\n"));
    EXPECT_TRUE(says("ORG:Doe Ltd\r\nORG:Other Ltd\r\n"));
    EXPECT_TRUE(says("EMAIL:zoe@y.test\r\n"));
}

TEST(ContactFilesRules, split_names_by_their_last_word)
{
    using Names = std::pair<std::string, std::string>;
    EXPECT_EQ(split_name("Ann Lee"), (Names { "Ann", "Lee" }));
    EXPECT_EQ(split_name(" Ann  Marie  Lee "), (Names { "Ann  Marie", "Lee" }));
    EXPECT_EQ(split_name("Ann"), (Names { "Ann", "" }));
    EXPECT_EQ(split_name(" "), (Names { "", "" }));
}

}
}
