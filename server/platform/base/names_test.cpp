#include "base/names.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

using namespace std::string_literals;

template<typename Name>
std::string parsed(std::string_view text)
{
    auto const name = Name::parse(text);
    return name ? name->text() : "refused: " + name.error().code;
}

std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST(PersonName, may_be_of_any_script)
{
    for (auto const* name :
        { "Ann", "Zoë", "O'Brien", "O’Brien", "Jean-Luc", "Jean‐Luc", "Lee, Jr.", "Ann (Support)", "李小龙", "محمد",
            "מיכאל", "Юлия", "राम", "สมชาย", "Nguyễn Thị Minh Khai", "김민수", "R2", "Ibn ʼAli", "X Æ A-12" })
        EXPECT_EQ(parsed<PersonName>(name), name);
}

TEST(PersonName, is_trimmed_squeezed_and_normalized)
{
    EXPECT_EQ(parsed<PersonName>("  Ann \t"), "Ann");
    EXPECT_EQ(parsed<PersonName>("Ann    Lee"), "Ann Lee");
    EXPECT_EQ(parsed<PersonName>("Zoe\u0308"), "Zoë");
    EXPECT_EQ(parsed<PersonName>("Ａｎｎ　Ｌｅｅ"), "Ann Lee");
    EXPECT_EQ(parsed<PersonName>("Ann\u00a0Lee"), "Ann Lee");
}

TEST(PersonName, has_1_to_100_characters)
{
    EXPECT_EQ(parsed<PersonName>(std::string(100, 'a')), std::string(100, 'a'));
    EXPECT_EQ(parsed<PersonName>(repeated("李", 100)), repeated("李", 100));
    EXPECT_EQ(parsed<PersonName>(repeated("e\u0301", 100)), repeated("é", 100));
    EXPECT_EQ(parsed<PersonName>(std::string(101, 'a')), "refused: length");
    EXPECT_EQ(parsed<PersonName>(repeated("李", 101)), "refused: length");
    EXPECT_EQ(parsed<PersonName>(std::string(10'000'000, 'a')), "refused: length");
    EXPECT_EQ(parsed<PersonName>(""), "refused: required");
    EXPECT_EQ(parsed<PersonName>(" \t\u3000"), "refused: required");
}

TEST(PersonName, holds_nothing_that_hides_or_turns_around)
{
    for (auto const& name : { "Ann\u202eeel"s, "\u2066Ann\u2069"s, "A\u200bnn"s, "A\u200dnn"s, "A\u00adnn"s,
             "\ufeffAnn"s, "Ann\u2028Lee"s, "An\nn"s, "An\tn"s, "An\0n"s, "An\x1bn"s, "An\x7fn"s, "Ann\u115f"s,
             "Ann\ufe0f"s, "Ann\U000e0041"s, "Ann\u034f"s })
        EXPECT_EQ(parsed<PersonName>(name), "refused: characters") << name;
    EXPECT_EQ(parsed<PersonName>("Ann\xff"), "refused: length");
}

TEST(PersonName, holds_no_signs)
{
    for (auto const* name : { "<b>Ann</b>", "${7*7}", "{{7*7}}", "%s%n", "Ann & Bob", "a@b", "Ann; Bob", "\"Ann\"",
             "Ann 🎉", "Ann™®", "a/b", "a\\b", "#1", "Ann=1", "Ann*", "`id`", "Ann|x", "😀" })
        EXPECT_EQ(parsed<PersonName>(name), "refused: characters") << name;
    for (auto const* name : { "-", "...", "'", "( )", "\u0301" })
        EXPECT_EQ(parsed<PersonName>(name), "refused: characters") << name;
}

TEST(PersonName, holds_no_web_address)
{
    for (auto const* name : { "evil.com", "www.evil.test", "Win at evil.com now", "EVIL.COM", "ｅｖｉｌ．ｃｏｍ",
             "a.b.evil.ru", "Ann (evil.io)" })
        EXPECT_EQ(parsed<PersonName>(name), "refused: url") << name;
    for (auto const* name : { "https://evil.test", "http:evil" })
        EXPECT_NE(parsed<PersonName>(name).find("refused"), std::string::npos) << name;
    for (auto const* name : { "Dr. Lee", "J. R. R. Tolkien", "J.R.R. Tolkien", "Ann Lee Jr.", "St.John" })
        EXPECT_EQ(parsed<PersonName>(name), name);
}

TEST(AccountName, may_hold_what_a_business_is_called)
{
    for (auto const* name : { "Acme", "Müller & Söhne", "A+B", "Ja!", "24/7 Help", "株式会社", "H&M (Sweden)" })
        EXPECT_EQ(parsed<AccountName>(name), name);
    for (auto const* name : { "Acme <b>", "Acme@home", "{{x}}", "A\u202eB", "&", "+!" })
        EXPECT_EQ(parsed<AccountName>(name), "refused: characters") << name;
    EXPECT_EQ(parsed<AccountName>("https://evil.test"), "refused: characters");
    EXPECT_EQ(parsed<AccountName>("Buy at evil.com"), "refused: url");
    // Initials before a particle are no web address.
    EXPECT_EQ(parsed<PersonName>("P.de Vries"), "P.de Vries");
}

}
}
