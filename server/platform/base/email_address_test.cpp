#include "base/email_address.h"

#include <gtest/gtest.h>

#include <vector>

namespace kith {
namespace {

using namespace std::string_literals;

std::string key_of(std::string_view text)
{
    auto const address = EmailAddress::parse(text);
    EXPECT_TRUE(address) << text;
    return address ? address->key() : std::string {};
}

std::string code_of(std::string_view text)
{
    auto const address = EmailAddress::parse(text);
    return address ? "accepted as " + address->key() : address.error().code;
}

TEST(EmailAddress, has_one_key_for_all_spellings_of_case_width_and_blanks)
{
    for (auto const* local : { "ann.lee", "Ann.Lee", "ANN.LEE", "ａｎｎ.lee", "ＡＮＮ．ＬＥＥ" }) {
        for (auto const* domain :
            { "acme.test", "ACME.TEST", "Acme.Test", "ａｃｍｅ.test", "ＡＣＭＥ．ＴＥＳＴ", "acme。test" }) {
            for (auto const* blanks : { "", " ", "\t", "\r\n" })
                EXPECT_EQ(key_of(blanks + ""s + local + '@' + domain + blanks), "ann.lee@acme.test");
        }
    }
}

TEST(EmailAddress, has_one_key_for_all_spellings_of_unicode_form_and_idn)
{
    for (auto const* local : { "zoë", "Zoë", "ZOË", "zoe\u0308", "ZOE\u0308", "ｚoë" }) {
        for (auto const* domain : { "bücher.test", "bu\u0308cher.test", "BÜCHER.test", "ｂücher.test",
                 "xn--bcher-kva.test", "XN--BCHER-KVA.TEST" })
            EXPECT_EQ(key_of(local + "@"s + domain), "zoë@xn--bcher-kva.test");
    }
}

TEST(EmailAddress, keeps_the_text_as_it_was_typed)
{
    EXPECT_EQ(EmailAddress::parse(" Ann.Lee@ACME.test\n")->text(), "Ann.Lee@ACME.test");
    EXPECT_EQ(*EmailAddress::parse("ANN@acme.test"), *EmailAddress::parse("ann@acme.test"));
}

// CVE-2019-19844: who can receive mail at a look-alike must not be taken for its owner.
TEST(EmailAddress, of_somebody_else_has_another_key)
{
    struct {
        char const* one;
        char const* other;
    } const pairs[] = {
        { "mike", "mıke" },      // dotless i
        { "mike", "MİKE" },      // I with a dot
        { "sam", "ſam" },        // long s
        { "fin", "ﬁn" },         // a ligature
        { "ann", "ⓐnn" },        // circled
        { "ann", "𝐚nn" },        // bold
        { "ann", "аnn" },        // Cyrillic
        { "ann", "ánn" },        // a mark
        { "ann", "ann+x" },      // a sub-address
        { "ann.lee", "annlee" }, // dots count
        { "strasse", "straße" }, // sharp s
        { "o", "º" },            // ordinal
    };
    for (auto const& [one, other] : pairs)
        EXPECT_NE(key_of(one + "@acme.test"s), key_of(other + "@acme.test"s)) << one << ' ' << other;
    EXPECT_NE(key_of("ann@acme.test"), key_of("ann@sub.acme.test"));
    EXPECT_NE(key_of("ann@acme.test"), key_of("ann@acme.test.evil.test"));
    EXPECT_NE(key_of("ann@acme.test"), key_of("ann@аcme.test"));
}

TEST(EmailAddress, takes_what_rfc_5321_and_6531_take)
{
    for (auto const* text :
        { "a@b.co", "!#$%&'*+-/=?^_`{|}~@acme.test", "o'brien@acme.test", "1@2.test", "ann@a-b.c-d.test",
            "ann@x.y.z.acme.test", "用户@例子.测试", "δοκιμή@παράδειγμα.δοκιμή", "🎉@acme.test", "ann@3com.test" })
        EXPECT_TRUE(EmailAddress::parse(text)) << text;
    EXPECT_TRUE(EmailAddress::parse(std::string(64, 'a') + "@acme.test"));
    EXPECT_TRUE(EmailAddress::parse("a@" + std::string(63, 'b') + ".test"));
}

TEST(EmailAddress, refuses_what_is_no_plain_mailbox)
{
    for (auto const* text : { "ann", "@acme.test", "ann@", "ann@acme", "a@evil@corp.test", "ann@@acme.test",
             "\"ann\"@acme.test", "\"a b\"@acme.test", "ann(comment)@acme.test", "(c)ann@acme.test", "ann@(c)acme.test",
             "ann@[127.0.0.1]", "ann@[IPv6:::1]", "ann@127.0.0.1", "ann@acme.123", ".ann@acme.test", "ann.@acme.test",
             "an..n@acme.test", "ann@acme.test.", "ann@.acme.test", "ann@acme..test", "ann@-acme.test",
             "ann@acme-.test", "ann@ac_me.test", "ann@ac!me.test", "Ann <ann@acme.test>", "<ann@acme.test>",
             "mailto:ann@acme.test", "ann@acme.test;bob@acme.test", "ann@acme.test,bob@acme.test",
             "ann@acme.test bob@acme.test", "ann,bob@acme.test", "ann;bob@acme.test", "an\\n@acme.test" })
        EXPECT_EQ(code_of(text), "email") << text;
}

TEST(EmailAddress, refuses_what_breaks_a_header_or_hides_itself)
{
    for (auto const& text : { "ann@acme.test\r\nBcc: eve@evil.test"s, "ann\n@acme.test"s, "ann\t@acme.test"s,
             "an\0n@acme.test"s, "ann@acme.test\0"s, "ann lee@acme.test"s, "ann@ac me.test"s, "ann\x7f@acme.test"s,
             "ann\u00a0@acme.test"s, "ann\u2028@acme.test"s, "an\u200bn@acme.test"s, "an\u00adn@acme.test"s,
             "\u202eann@acme.test"s, "ann@acme\u200b.test"s, "ann\ufeff@acme.test"s, "ann＠evil@acme.test"s,
             "ann；bob@acme.test"s, "ann，bob@acme.test"s, "ann\xff@acme.test"s, "ann@acme\xc3.test"s })
        EXPECT_EQ(code_of(text), "email") << text;
}

TEST(EmailAddress, refuses_what_is_too_long)
{
    EXPECT_EQ(code_of(std::string(65, 'a') + "@acme.test"), "email");
    EXPECT_EQ(code_of("a@" + std::string(64, 'b') + ".test"), "email");
    std::string domain;
    for (int i = 0; i < 25; ++i)
        domain += "label-of-10.";
    EXPECT_EQ(code_of("a@" + domain + "test"), "email");
    EXPECT_EQ(code_of(std::string(10'000'000, '@')), "email");
}

TEST(EmailAddress, that_is_empty_is_required)
{
    EXPECT_EQ(code_of(""), "required");
    EXPECT_EQ(code_of(" \t\r\n"), "required");
}

}
}
