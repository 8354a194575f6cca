#include "identity_providers/identity_providers.h"
#include "support/open_id_server.h"
#include "support/user_management.h"

namespace kith::identity_providers {
namespace {

class IdentityProvidersTest : public tests::UserManagement {
protected:
    std::string form(std::string const& change = "", std::string const& by = "")
    {
        std::string text = R"({"preset":"generic","name":"Acme login","address":")" + server.origin() +
            R"(","client_id":"kith","client_secret":"s3cret","client_auth":"client_secret_basic"})";
        return change.empty() ? text : text.replace(text.find(change), change.size(), by);
    }
    tests::Answer made(std::string const& change = "", std::string const& by = "")
    {
        return as_eve.post(all, form(change, by));
    }

    tests::OpenIdServer server;
    tests::Browser anybody { api };
    std::string all = path("/identity-providers");
};

KITH_ON_BOTH_ENGINES(IdentityProvidersTest);

TEST_P(IdentityProvidersTest, are_set_up_off_changed_and_removed)
{
    auto const one = made();
    ASSERT_EQ(one.status, 201) << one.body;
    EXPECT_EQ(one.at("/state") + ' ' + one.at("/issuer"), "off " + server.origin());
    EXPECT_EQ(one.body.find("s3cret"), std::string::npos) << "no secret is shown again";
    auto const at = all + '/' + one.at("/id");
    EXPECT_EQ(as_eve.patch(at, R"({"state":"on","name":"Login"})").at("/name"), "Login");
    EXPECT_EQ(as_eve.get(all).at("/items/0/state"), "on");
    EXPECT_EQ(as_eve.remove(at).status, 204);
    EXPECT_EQ(as_eve.get(all).at("/items"), "[]");
}

TEST_P(IdentityProvidersTest, tell_which_field_is_wrong)
{
    auto const field = [](tests::Answer const& answer) {
        return answer.at("/errors/0/field") + ' ' + answer.at("/errors/0/code");
    };
    EXPECT_EQ(field(made(server.origin(), "acme")), "address url");
    EXPECT_EQ(field(made(server.origin(), "http://127.0.0.1:1")), "address provider_unreachable");
    EXPECT_EQ(field(made(server.origin(), "https://10.0.0.1")), "address provider_unreachable");
    EXPECT_EQ(field(made(server.origin(), server.origin() + "/nowhere")), "address provider_unreachable");
    EXPECT_EQ(field(made(R"("kith")", R"("")")), "client_id required");
    EXPECT_EQ(field(made("s3cret", "")), "client_secret required");
    EXPECT_EQ(field(made("generic", "entra")), "address tenant");
    EXPECT_EQ(field(made("generic", "salesforce")), "address domain");
    EXPECT_EQ(field(made("client_secret_basic", "private_key_jwt")), "client_secret not_used");
    EXPECT_EQ(as_eve.get(all).at("/items"), "[]");
}

// The patience with servers is that with name servers; a name with a label of more than 63 bytes is in no one's (RFC
// 1035 2.3.4), so that none is asked here.
TEST_P(IdentityProvidersTest, are_unreachable_by_a_name_that_leads_nowhere)
{
    auto const answer = made(server.origin(), "https://" + std::string(64, 'a') + ".test");
    EXPECT_EQ(answer.at("/errors/0/field") + ' ' + answer.at("/errors/0/code"), "address provider_unreachable")
        << answer.body;
}

TEST_P(IdentityProvidersTest, are_not_taken_when_they_name_themselves_otherwise)
{
    server.configuration["issuer"] = "https://evil.test";
    server.publish();
    EXPECT_EQ(made().at("/errors/0/code"), "issuer");
    server.configuration["issuer"] = server.origin();
    server.configuration["token_endpoint"] = "http://evil.test/token";
    server.publish();
    EXPECT_EQ(made().at("/errors/0/code"), "provider_confused") << "secrets are sent by https";
    server.web.put("/.well-known/openid-configuration", 200, "garbage");
    EXPECT_EQ(made().at("/errors/0/code"), "provider_confused");
}

TEST_P(IdentityProvidersTest, are_shown_who_we_are_by_a_key_that_lasts)
{
    auto const one =
        made(R"("client_secret":"s3cret","client_auth":"client_secret_basic")", R"("client_auth":"private_key_jwt")");
    ASSERT_EQ(one.status, 201) << one.body;
    auto const url = one.at("/jwks_uri");
    auto const keys = anybody.get(url.substr(url.find("/api/"))).body;
    EXPECT_EQ(jose::KeySet::parse(keys).value().size(), 1U);
    EXPECT_EQ(keys.find("\"d\""), std::string::npos);
    as_eve.patch(all + '/' + one.at("/id"), R"({"name":"Login"})");
    EXPECT_EQ(anybody.get(url.substr(url.find("/api/"))).body, keys);
}

TEST_P(IdentityProvidersTest, have_a_limit)
{
    Terms const terms { Preset::Google, ShortText::stored("Google"), "", "kith", ClientAuth::PrivateKeyJwt, "" };
    acme.write([&](db::Transaction& tx) -> Result<Provider> {
            for (int count = 1; count < most_providers; ++count)
                TRY(add(tx, acme.ann, terms, "https://accounts.google.com"));
            return add(tx, acme.ann, terms, "https://accounts.google.com");
        })
        .value();
    EXPECT_EQ(made().problem(), "409 too_many_providers");
}

}
}
