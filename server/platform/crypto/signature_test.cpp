#include "crypto/signature.h"

#include <gtest/gtest.h>

namespace kith::crypto {
namespace {

TEST(Signature, is_of_these_bytes_and_that_key)
{
    Signer const acme { "reviews", "acme" };
    auto const signature = acme.sign("who was here");
    EXPECT_TRUE(is_signed("who was here", signature, acme.public_key()));
    EXPECT_FALSE(is_signed("who was there", signature, acme.public_key()));
    EXPECT_FALSE(is_signed("who was here", signature, Signer("reviews", "beta").public_key()));
    EXPECT_FALSE(is_signed("who was here", signature, Signer("orders", "acme").public_key()));
    EXPECT_FALSE(is_signed("who was here", "", acme.public_key()));
    EXPECT_FALSE(is_signed("who was here", signature, "no key"));
}

TEST(Signature, is_the_same_each_time)
{
    EXPECT_EQ(Signer("reviews", "acme").sign("x"), Signer("reviews", "acme").sign("x"));
    EXPECT_EQ(Signer("reviews", "acme").public_key(), Signer("reviews", "acme").public_key());
}

// RFC 8410 10.1: what openssl reads.
TEST(Signature, has_a_key_as_others_write_it)
{
    auto const key = Signer("reviews", "acme").public_key();
    EXPECT_TRUE(key.starts_with("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA")) << key;
    EXPECT_TRUE(key.ends_with("\n-----END PUBLIC KEY-----\n")) << key;
}

}
}
