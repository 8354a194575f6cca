#include "second_factors/second_factors_rules.h"

#include "crypto/token.h"

#include <gtest/gtest.h>

#include <set>

namespace kith::second_factors {
namespace {

TEST(SecondFactorRules, read_codes_however_they_are_typed)
{
    EXPECT_EQ(Code::parse(" 123 456 ")->text(), "123456");
    EXPECT_EQ(Code::parse("K7M2P-9XQ4T")->text(), "k7m2p9xq4t");
    EXPECT_EQ(without_look_alikes("oil0"), "0110");
    EXPECT_TRUE(Code::parse(" - ")->is_empty());
    EXPECT_TRUE(is_totp(Code::parse("000000").value()));
    for (auto const* text : { "12345", "1234567", "12345a", "k7m2p-9xq4t", "" })
        EXPECT_FALSE(is_totp(Code::parse(text).value())) << text;
    EXPECT_FALSE(Code::parse(std::string(65, '1')));
    EXPECT_FALSE(Code::parse("\xff"));
}

TEST(SecondFactorRules, make_recovery_codes_that_nobody_misreads)
{
    std::set<std::string> all;
    for (int i = 0; i < 1000; ++i) {
        auto const code = random_recovery_code();
        EXPECT_EQ(code.size(), 10u);
        EXPECT_EQ(code.find_first_of("iloU "), code.npos);
        EXPECT_EQ(without_look_alikes(code), code);
        all.insert(code);
    }
    EXPECT_EQ(all.size(), 1000u);
    EXPECT_EQ(shown("k7m2p9xq4t"), "k7m2p-9xq4t");
}

TEST(SecondFactorRules, hash_a_recovery_code_for_its_person_and_this_server)
{
    crypto::set_server_key("0123456789abcdef0123456789abcdef");
    auto const ann = PersonId::make();
    auto const hash = hash_of(ann, "k7m2p9xq4t");
    EXPECT_EQ(hash_of(ann, "k7m2p9xq4t"), hash);
    EXPECT_NE(hash_of(PersonId::make(), "k7m2p9xq4t"), hash);
    crypto::set_server_key("another key of this installation");
    EXPECT_NE(hash_of(ann, "k7m2p9xq4t"), hash);
    crypto::set_server_key("");
}

TEST(SecondFactorRules, write_what_an_app_reads)
{
    EXPECT_EQ(uri_of("ann+1@acme.test", "MZXW6YTB"),
        "otpauth://totp/Kith:ann%2B1%40acme.test?secret=MZXW6YTB&issuer=Kith&algorithm=SHA1&digits=6&period=30");
}

}
}
