#include "identity_providers/provider_rules.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace kith::identity_providers {
namespace {

namespace bj = boost::json;

constexpr auto tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
Time const noon { std::chrono::seconds { 1'800'000'000 } };

std::string place(Preset preset, std::string_view address)
{
    auto const found = place_of(preset, address);
    return found ? found->discovery_url + ' ' + found->issuer
                 : found.error().errors.at(0).field + ' ' + found.error().errors.at(0).code;
}

TEST(ProviderPlaceTest, follows_from_the_preset)
{
    EXPECT_EQ(place(Preset::Generic, "https://login.acme.test/"),
        "https://login.acme.test/.well-known/openid-configuration https://login.acme.test/");
    EXPECT_EQ(place(Preset::Google, ""),
        "https://accounts.google.com/.well-known/openid-configuration https://accounts.google.com");
    auto const issuer = std::string { "https://login.microsoftonline.com/" } + tenant + "/v2.0";
    EXPECT_EQ(place(Preset::Entra, tenant), issuer + "/.well-known/openid-configuration " + issuer);
    EXPECT_EQ(place(Preset::Salesforce, "Acme.my.salesforce.com"),
        "https://acme.my.salesforce.com/.well-known/openid-configuration ");
}

TEST(ProviderPlaceTest, of_hubspot_is_the_same_for_every_account_there)
{
    EXPECT_EQ(place(Preset::Hubspot, "12345678"), " https://app.hubspot.com");
    for (auto const* address : { "", "0", "012", "1234 ", "+1", "acme", "1234567890123456" })
        EXPECT_EQ(place(Preset::Hubspot, address), "address hub") << address;
    EXPECT_FALSE(is_open_id(Preset::Hubspot));
    EXPECT_TRUE(is_open_id(Preset::Salesforce));
}

TEST(ProviderPlaceTest, is_nowhere_where_anybody_could_sign_in_or_nobody)
{
    for (auto const* address :
        { "common", "organizations", "", "72f988bf86f141af91ab2d7cd011db47", "72f988bf-86f1-41af-91ab-2d7cd011db4x" })
        EXPECT_EQ(place(Preset::Entra, address), "address tenant") << address;
    for (auto const* address :
        { "login.salesforce.com", "test.salesforce.com", "my.salesforce.com", "acme.example", "" })
        EXPECT_EQ(place(Preset::Salesforce, address), "address domain") << address;
    for (auto const* address :
        { "", "acme.test", "ftp://acme.test", "https://a@acme.test", "https://acme.test/?x=1", "https://acme test" })
        EXPECT_EQ(place(Preset::Generic, address), "address url") << address;
}

TEST(DiscoveryTest, names_every_place_that_is_needed)
{
    bj::object whole { { "issuer", "https://a.test" }, { "authorization_endpoint", "https://a.test/a" },
        { "token_endpoint", "https://a.test/t" }, { "userinfo_endpoint", "https://a.test/u" },
        { "jwks_uri", "https://a.test/k" } };
    EXPECT_TRUE(read_discovery(bj::serialize(whole)));
    for (auto const& [name, value] : bj::object { whole }) {
        auto lacking = whole;
        lacking[name] = nullptr;
        EXPECT_EQ(read_discovery(bj::serialize(lacking)).error().code, "provider_confused") << name;
    }
    EXPECT_FALSE(read_discovery("[]"));
}

class IdTokenTest : public testing::Test {
protected:
    std::string check() { return reason(check_id_token(claims, expected)); }
    static std::string reason(Result<void> const& result) { return result ? "" : result.error().about.at(0).second; }

    Expected expected { Preset::Generic, "https://a.test", "kith", "n", "", noon };
    bj::object claims { { "iss", "https://a.test" }, { "aud", "kith" }, { "sub", "ann" }, { "nonce", "n" },
        { "iat", 1'800'000'000 }, { "exp", 1'800'000'300 } };
};

TEST_F(IdTokenTest, is_good_for_clocks_that_differ_by_two_minutes)
{
    EXPECT_EQ(check(), "");
    claims["exp"] = 1'799'999'881;
    EXPECT_EQ(check(), "");
    claims["exp"] = 1'799'999'880;
    EXPECT_EQ(check(), "the token has expired: compare the clocks");
    claims["exp"] = 1'800'000'300;
    claims["iat"] = 1'800'000'121;
    EXPECT_EQ(check(), "the token was issued in the future, or never: compare the clocks");
}

TEST_F(IdTokenTest, may_be_for_several_when_it_says_who_asked)
{
    claims["aud"] = bj::array { "kith", "other" };
    EXPECT_EQ(check(), "the token is for another client");
    claims["azp"] = "kith";
    EXPECT_EQ(check(), "");
}

TEST_F(IdTokenTest, of_entra_is_of_the_own_directory)
{
    expected.preset = Preset::Entra;
    expected.address = tenant;
    claims["tid"] = "00000000-86f1-41af-91ab-2d7cd011db47";
    EXPECT_EQ(check(), "the token is from another directory");
    claims["tid"] = tenant;
    EXPECT_EQ(check(), "");
}

// Microsoft gives every application another `sub`, and its addresses are whatever was typed.
TEST(ClaimsTest, of_entra_are_keyed_by_tenant_and_object)
{
    bj::object id { { "sub", "x" }, { "tid", tenant }, { "oid", "o-1" }, { "email", "ceo@acme.test" },
        { "email_verified", true } };
    bj::object const userinfo { { "sub", "x" }, { "email", "ceo@acme.test" }, { "email_verified", true } };
    auto claims = claims_of(Preset::Entra, id, userinfo).value();
    EXPECT_EQ(claims.subject, std::string { tenant } + ":o-1");
    EXPECT_FALSE(claims.email_is_proved);
    id["xms_edov"] = true;
    EXPECT_TRUE(claims_of(Preset::Entra, id, userinfo)->email_is_proved);
    id.erase("oid");
    EXPECT_FALSE(claims_of(Preset::Entra, id, userinfo));
}

TEST(ClaimsTest, believe_an_address_and_its_proof_only_of_one_speaker)
{
    bj::object const id { { "sub", "x" }, { "email", "a@acme.test" }, { "email_verified", true } };
    EXPECT_TRUE(claims_of(Preset::Generic, id, { { "sub", "x" } })->email_is_proved);
    auto const other = claims_of(Preset::Generic, id, { { "sub", "x" }, { "email", "b@acme.test" } }).value();
    EXPECT_EQ(other.email->text(), "b@acme.test");
    EXPECT_FALSE(other.email_is_proved);
    EXPECT_FALSE(claims_of(Preset::Generic, id, { { "sub", "y" } })) << "about somebody else";
}

TEST(ClaimsTest, show_everything_shortly)
{
    auto const claims = claims_of(Preset::Generic, { { "sub", "x" }, { "groups", bj::array { "a", "b" } } },
        { { "sub", "x" }, { "long", std::string(1000, 'l') }, { "given_name", "Ann" }, { "family_name", "<b>" } })
                            .value();
    EXPECT_EQ(claims.all.size(), 5U);
    EXPECT_EQ(claims.all.at(1).value, R"(["a","b"])");
    EXPECT_LE(claims.all.at(2).value.size(), 310U);
    EXPECT_EQ(claims.first_name->text(), "Ann");
}

}
}
