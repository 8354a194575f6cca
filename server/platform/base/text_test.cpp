#include "base/enum_text.h"
#include "base/text.h"

#include <boost/describe/enum.hpp>
#include <gtest/gtest.h>

namespace kith {
namespace {

using namespace std::string_view_literals;

enum class Sample { One, ChannelGuest, HandedOver };
BOOST_DESCRIBE_ENUM(Sample, One, ChannelGuest, HandedOver)

TEST(Text, folds_what_two_spellings_share)
{
    struct {
        char const* text;
        char const* key;
    } const cases[] = { { "Ann", "ann" }, { "Müller", "muller" }, { "Mu\u0308ller", "muller" }, { "MÜLLER", "muller" },
        { "Straße", "strasse" }, { "Ｍüller", "muller" }, { "ﬁn", "fin" }, { "ΕΛΛΆΣ", "ελλασ" }, { "ελλάς", "ελλασ" },
        { "Ёлка", "елка" }, { "مُحَمَّد", "محمد" }, { "Ǆ", "dz" }, { "李", "李" }, { "", "" }, { "a%b_c\\", "a%b_c\\" } };
    for (auto const& [text, key] : cases) {
        EXPECT_EQ(fold_key(text), key);
        EXPECT_EQ(fold_key(fold_key(text)), key) << "folding twice";
    }
}

TEST(Text, is_normalized_without_losing_marks)
{
    EXPECT_EQ(normalize("Zoe\u0308"), "Zoë");
    EXPECT_EQ(normalize("Ａ１"), "A1");
    EXPECT_EQ(normalize("plain ASCII"), "plain ASCII");
    EXPECT_NE(normalize("jose"), normalize("josé"));
}

TEST(Text, mailboxes_are_spelled_by_case_width_and_form_only)
{
    EXPECT_EQ(fold_mailbox("ＡnN"), "ann");
    EXPECT_EQ(fold_mailbox("ZOE\u0308"), "zoë");
    EXPECT_EQ(fold_mailbox("ſ"), "ſ");
    EXPECT_EQ(fold_mailbox("ı"), "ı");
    EXPECT_EQ(fold_mailbox("ﬁ"), "ﬁ");
}

TEST(Text, knows_utf8)
{
    for (auto text : { ""sv, "a"sv, "é"sv, "🎉"sv, "\0"sv })
        EXPECT_TRUE(is_utf8(text));
    for (auto text : { "\x80"sv, "\xc3"sv, "\xc0\xaf"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "a\xffz"sv })
        EXPECT_FALSE(is_utf8(text));
}

TEST(Text, counts_characters_and_trims)
{
    EXPECT_EQ(count_characters("aé李🎉"), 4u);
    EXPECT_EQ(trim(" \t\r\n\f\va b \n"), "a b");
    EXPECT_EQ(trim("  "), "");
    EXPECT_EQ(trim(""), "");
}

TEST(Text, of_enumerators_is_snake_case)
{
    EXPECT_EQ(to_snake_case("LegalRepresentative"), "legal_representative");
    EXPECT_EQ(to_snake_case("User"), "user");
    EXPECT_EQ(to_snake_case(""), "");
    EXPECT_EQ(enum_text(Sample::ChannelGuest), "channel_guest");
    EXPECT_EQ(enum_from_text<Sample>("handed_over"), Sample::HandedOver);
    for (auto const* wrong : { "", "HandedOver", "handed_over ", "two" })
        EXPECT_FALSE(enum_from_text<Sample>(wrong)) << wrong;
}

}
}
