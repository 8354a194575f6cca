#include "crypto/cose.h"

#include "crypto/cbor.h"
#include "support/soft_key.h"

#include <gtest/gtest.h>

#include <random>

namespace kith::crypto {
namespace {

using tests::SoftKey;

class CoseTest : public testing::TestWithParam<SoftKey::Kind> {};
INSTANTIATE_TEST_SUITE_P(
    Keys, CoseTest, testing::Values(SoftKey::Kind::Es256, SoftKey::Kind::Ed25519, SoftKey::Kind::Rs256));

TEST_P(CoseTest, takes_the_signature_of_its_key_and_no_other)
{
    SoftKey const key { GetParam() };
    SoftKey const other { GetParam() };
    auto const signature = key.sign("a message");
    EXPECT_TRUE(cose::verify(key.cose(), "a message", signature));
    EXPECT_FALSE(cose::verify(key.cose(), "another message", signature));
    EXPECT_FALSE(cose::verify(other.cose(), "a message", signature));
    EXPECT_FALSE(cose::verify(key.cose(), "a message", ""));
    EXPECT_FALSE(cose::verify(key.cose(), "a message", signature.substr(1)));
    EXPECT_FALSE(cose::verify("", "a message", signature));
}

TEST_P(CoseTest, knows_where_a_key_ends)
{
    auto const cose = SoftKey { GetParam() }.cose();
    EXPECT_EQ(cose::size_of_key(cose), cose.size());
    EXPECT_EQ(cose::size_of_key(cose + "and more"), cose.size());
    for (std::size_t size = 0; size < cose.size(); ++size)
        EXPECT_EQ(cose::size_of_key(cose.substr(0, size)), std::nullopt) << size;
}

// F42: whatever comes, nothing is read beyond it; what is still a key is one of another point.
TEST_P(CoseTest, stands_whatever_is_changed_in_a_key)
{
    SoftKey const key { GetParam() };
    auto const cose = key.cose();
    auto const signature = key.sign("a message");
    std::mt19937 random { 42 };
    for (int i = 0; i < 3000; ++i) {
        auto changed = cose;
        changed[random() % changed.size()] = static_cast<char>(random());
        cose::size_of_key(changed.substr(0, random() % (changed.size() + 1)));
        if (changed != cose)
            EXPECT_FALSE(cose::verify(changed, "a message", signature));
    }
}

TEST(CborReader, reads_what_the_standard_shows)
{
    CborReader reader { std::string_view { "\xa2\x01\x26\x63"
                                           "abc\x42\x01\x02",
        10 } };
    EXPECT_EQ(reader.map(), 2);
    EXPECT_EQ(reader.integer(), 1);
    EXPECT_EQ(reader.integer(), -7);
    EXPECT_EQ(reader.text(), "abc");
    EXPECT_EQ(reader.bytes(), std::string_view("\x01\x02"));
    EXPECT_EQ(reader.position(), 10u);
    EXPECT_FALSE(reader.integer());
}

TEST(CborReader, breaks_at_what_nobody_needs)
{
    using namespace std::string_view_literals;
    // Indefinite lengths, a tag, reserved heads, lengths beyond the end, numbers beyond 63 bits.
    for (auto bytes : { "\x9f\xff"sv, "\xbf\xff"sv, "\x5f\x41\x61\xff"sv, "\xc0\x60"sv, "\x1c"sv, "\x42\x01"sv,
             "\x5b\xff\xff\xff\xff\xff\xff\xff\xff"sv, "\x1b\xff\xff\xff\xff\xff\xff\xff\xff"sv,
             "\x9b\x7f\xff\xff\xff\xff\xff\xff\xff\x00"sv, ""sv })
        EXPECT_FALSE(CborReader { bytes }.skip()) << testing::PrintToString(bytes);
    std::string const deep(100, '\x81');
    EXPECT_FALSE(CborReader { deep }.skip());
    EXPECT_TRUE((CborReader { "\x81\x81\x81\xa1\x00\xf6"sv }.skip()));
}

// F42
TEST(CborReader, stands_any_bytes)
{
    std::mt19937 random { 7 };
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes(random() % 64, '\0');
        for (auto& byte : bytes)
            byte = static_cast<char>(random());
        CborReader reader { bytes };
        reader.skip();
        EXPECT_LE(reader.position(), bytes.size());
    }
}

}
}
