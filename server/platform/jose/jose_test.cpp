#include "jose/jose.h"

#include "crypto/base64.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace kith::jose {
namespace {

namespace bj = boost::json;

class JoseTest : public testing::Test {
protected:
    PrivateKey key = PrivateKey::make();
    KeySet keys = KeySet::parse(key.public_set()).value();
    std::string token = key.sign({ { "sub", "ann" } });

    static std::string with_header(std::string const& token, std::string_view header)
    {
        return crypto::to_base64url(header) + token.substr(token.find('.'));
    }
};

TEST_F(JoseTest, what_the_key_signed_is_verified_by_its_public_half)
{
    auto const verified = keys.verify(token);
    EXPECT_EQ(verified.trouble, "");
    EXPECT_EQ(verified.claims.at("sub"), "ann");
    EXPECT_EQ(key.public_set().find("\"d\""), std::string::npos) << "no secret leaves";
}

TEST_F(JoseTest, the_key_is_the_same_when_it_was_kept_as_text)
{
    auto const again = PrivateKey::from_text(key.text()).sign({ { "sub", "bob" } });
    EXPECT_EQ(keys.verify(again).claims.at("sub"), "bob");
}

TEST_F(JoseTest, anothers_signature_and_a_changed_content_are_refused)
{
    auto const other = PrivateKey::make();
    auto const theirs = keys.verify(other.sign({ { "sub", "ann" } }));
    EXPECT_TRUE(theirs.key_is_unknown);
    EXPECT_NE(theirs.trouble, "");

    auto const dot = token.find('.');
    auto const changed =
        token.substr(0, dot + 1) + crypto::to_base64url(R"({"sub":"eve"})") + token.substr(token.rfind('.'));
    EXPECT_EQ(keys.verify(changed).trouble, "its signature is wrong");
}

TEST_F(JoseTest, only_algorithms_with_a_public_half_are_taken)
{
    for (auto const* header :
        { R"({"alg":"none"})", R"({"alg":"HS256"})", R"({"alg":"RS1"})", R"({})", R"({"alg":5})" })
        EXPECT_NE(keys.verify(with_header(token, header)).trouble, "") << header;
}

TEST_F(JoseTest, a_key_fits_its_own_kind_only)
{
    auto const id = bj::parse(key.public_set()).at("keys").at(0).at("kid").as_string();
    auto const header = bj::serialize(bj::object { { "alg", "ES256" }, { "kid", id } });
    EXPECT_TRUE(keys.verify(with_header(token, header)).key_is_unknown);
    auto const other = bj::serialize(bj::object { { "alg", "PS256" }, { "kid", id } });
    EXPECT_TRUE(keys.verify(with_header(token, other)).key_is_unknown) << "the key says RS256 of itself";
}

TEST_F(JoseTest, garbage_is_no_token_and_no_key_set)
{
    for (auto const* text : { "", ".", "..", "a.b.c", "{}", "e30.e30.e30" })
        EXPECT_NE(keys.verify(text).trouble, "") << text;
    EXPECT_NE(keys.verify(std::string(most_token_bytes + 1, 'a')).trouble, "");
    for (auto const* text : { "", "[]", "{}", R"({"keys":5})", "garbage" })
        EXPECT_FALSE(KeySet::parse(text)) << text;
}

TEST_F(JoseTest, weak_foreign_and_broken_keys_are_left_out)
{
    auto members = bj::parse(key.public_set()).at("keys").at(0).as_object();
    auto const set_of = [](bj::object const& each) {
        return KeySet::parse(bj::serialize(bj::object { { "keys", bj::array { each } } })).value().size();
    };
    EXPECT_EQ(set_of(members), 1U);
    auto short_one = members;
    short_one["n"] = crypto::to_base64url("\xc1" + std::string(127, 'n'));
    EXPECT_EQ(set_of(short_one), 0U) << "1024 bits";
    auto for_sealing = members;
    for_sealing["use"] = "enc";
    EXPECT_EQ(set_of(for_sealing), 0U);
    EXPECT_EQ(set_of({ { "kty", "oct" }, { "k", "c2VjcmV0" } }), 0U) << "a secret that both know";
    EXPECT_EQ(set_of({ { "kty", "RSA" } }), 0U);
}

}
}
