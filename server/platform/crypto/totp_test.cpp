#include "crypto/totp.h"

#include <gtest/gtest.h>

namespace kith::crypto::totp {
namespace {

constexpr std::string_view secret = "12345678901234567890";

Time at(std::int64_t seconds) { return Time { std::chrono::seconds { seconds } }; }

// RFC 6238 appendix B, SHA-1
TEST(Totp, gives_the_codes_of_the_standard)
{
    std::pair<std::int64_t, std::string> const vectors[] = { { 59, "94287082" }, { 1111111109, "07081804" },
        { 1111111111, "14050471" }, { 1234567890, "89005924" }, { 2000000000, "69279037" },
        { 20000000000, "65353130" } };
    for (auto const& [seconds, code] : vectors) {
        EXPECT_EQ(code_at(secret, step_at(at(seconds)), 8), code) << seconds;
        EXPECT_EQ(code_at(secret, step_at(at(seconds))), code.substr(2)) << seconds;
    }
}

// RFC 4226 appendix D
TEST(Totp, counts_as_the_codes_by_counter_do)
{
    std::string const codes[] = { "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
        "399871", "520489" };
    for (std::int64_t step = 0; step < 10; ++step)
        EXPECT_EQ(code_at(secret, step), codes[step]);
}

TEST(Totp, takes_the_code_of_the_step_before_and_of_the_one_after)
{
    auto const now = at(1111111111);
    auto const step = step_at(now);
    for (auto each : { step - 1, step, step + 1 })
        EXPECT_EQ(find_step(secret, code_at(secret, each), now), each);
    for (auto each : { step - 2, step + 2 })
        EXPECT_EQ(find_step(secret, code_at(secret, each), now), std::nullopt);
}

TEST(Totp, takes_nothing_else)
{
    auto const now = at(1111111111);
    for (auto const* text : { "", "0", "05047", "0504710", "05O471", "999999" })
        EXPECT_EQ(find_step(secret, text, now), std::nullopt) << text;
}

// RFC 4648 10
TEST(Totp, writes_secrets_in_base32)
{
    EXPECT_EQ(to_base32(""), "");
    EXPECT_EQ(to_base32("f"), "MY");
    EXPECT_EQ(to_base32("fo"), "MZXQ");
    EXPECT_EQ(to_base32("foo"), "MZXW6");
    EXPECT_EQ(to_base32("foob"), "MZXW6YQ");
    EXPECT_EQ(to_base32("fooba"), "MZXW6YTB");
    EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
}

TEST(Totp, makes_secrets_of_160_bits)
{
    EXPECT_EQ(random_secret().size(), 20u);
    EXPECT_NE(random_secret(), random_secret());
}

}
}
