// The attack group OID: providers that lie, answers that come back twice, or to another browser,
// and accounts that reach for people of others.

#include "support/signing_in_elsewhere.h"

namespace kith::tests {
namespace {

class ProviderAttacksTest : public SigningInElsewhere {};

KITH_ON_BOTH_ENGINES(ProviderAttacksTest);

TEST_P(ProviderAttacksTest, links_a_member_whose_address_is_proved_and_nobody_else)
{
    Browser bob_again { api };
    EXPECT_EQ(came(bob_again, "sub-bob", "bob@acme.test").status, 200);
    EXPECT_EQ(me(bob_again, "/person/id"), bob.person.text());

    auto zenith = founded(database(), "Zenith");
    auto const zed = zenith.joined("Zed");
    EXPECT_EQ(came("sub-zed", "zed@zenith.test").problem(), "409 not_linked") << "somebody of another account (OID-16)";
    Browser in_theirs { api };
    EXPECT_EQ(in_theirs.get("/api/v1/me").status, 401);
}

TEST_P(ProviderAttacksTest, begins_sessions_of_its_own_account_only)
{
    auto zenith = founded(database(), "Zenith");
    acme.write([&](db::Transaction& tx) {
            auto const person = persons::find(tx, bob.person).value();
            return memberships::enroll(tx, person,
                { zenith.account.id, memberships::Kind::Internal, name("Bob"), name("Lee"), Rights {},
                    memberships::State::Active });
        })
        .value();
    Browser browser { api };
    EXPECT_EQ(came(browser, "sub-bob", "bob@acme.test").status, 200);
    EXPECT_EQ(browser.get(path()).status, 200);
    EXPECT_EQ(browser.get("/api/v1/accounts/" + zenith.account.id.text()).status, 404);
    EXPECT_EQ(me(browser, "/memberships/1/id"), "");
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"first_name":"Rob"})").problem(), "403 own_login_required");
    EXPECT_EQ(browser.post("/api/v1/me/tokens", R"({"name":"x"})").problem(), "403 own_login_required");
    EXPECT_EQ(browser.post("/api/v1/me/password", R"({"password":"another crate of anvils"})").problem(),
        "403 own_login_required");
}

TEST_P(ProviderAttacksTest, takes_each_answer_once_and_from_the_browser_that_asked)
{
    Browser browser { api };
    auto const url = gone(browser);
    auto const state = parameter(url, "state");
    server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
    Browser thief { api };
    EXPECT_EQ(back(thief, state).problem(), "400 sign_in_lost") << "no cookie";
    gone(thief);
    EXPECT_EQ(back(thief, state).problem(), "400 sign_in_lost") << "another browser's answer";
    EXPECT_EQ(back(browser, "").problem(), "400 sign_in_lost");
    auto const cookies = browser.other_cookies;
    EXPECT_EQ(back(browser, state).status, 200);
    browser.other_cookies = cookies;
    EXPECT_EQ(back(browser, state).problem(), "400 sign_in_lost") << "replayed";
}

TEST_P(ProviderAttacksTest, believes_no_lie)
{
    namespace bj = boost::json;
    std::string const endless(256, 's');
    std::pair<std::string, bj::value> const lies[] = { { "iss", "https://evil.test" }, { "iss", nullptr },
        { "aud", "other" }, { "aud", bj::array { "kith", "other" } }, { "aud", nullptr }, { "azp", "other" },
        { "exp", 1000 }, { "exp", nullptr }, { "iat", 99999999999 }, { "iat", "now" }, { "nonce", "other" },
        { "nonce", nullptr }, { "sub", nullptr }, { "sub", "sub-2" }, { "sub", bj::string { endless } } };
    for (auto const& [name, value] : lies) {
        Browser browser { api };
        auto const url = gone(browser);
        server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
        server.id_token[name] = value;
        server.answer();
        EXPECT_EQ(back(browser, parameter(url, "state")).problem(), "409 provider_confused")
            << name << bj::serialize(value);
        EXPECT_EQ(browser.cookie, "");
    }
    for (bj::value const& verified : { bj::value { false }, bj::value { "true" }, bj::value { 1 }, bj::value {} }) {
        Browser browser { api };
        auto const url = gone(browser);
        server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
        server.userinfo["email_verified"] = verified;
        server.answer();
        EXPECT_EQ(back(browser, parameter(url, "state")).problem(), "409 email_not_proved") << bj::serialize(verified);
    }
    EXPECT_EQ(came("sub-1", "").problem(), "409 email_missing");
}

TEST_P(ProviderAttacksTest, is_not_mixed_up_with_another_provider)
{
    Browser browser { api };
    auto url = gone(browser);
    server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
    EXPECT_EQ(
        back(browser, parameter(url, "state"), R"(,"iss":"https://evil.test")").problem(), "409 provider_confused");
    auto const other = as_eve.post(path("/identity-providers"), form()).at("/id");
    auto const elsewhere = browser.post("/api/v1/auth/sso/callback",
        R"({"provider":")" + other + R"(","state":")" + parameter(url, "state") + R"(","code":"c"})");
    EXPECT_EQ(elsewhere.problem(), "400 sign_in_lost");
    EXPECT_EQ(back(browser, parameter(url, "state"), R"(,"iss":")" + server.origin() + '"').status, 200);
}

TEST_P(ProviderAttacksTest, lets_nobody_in_who_is_out)
{
    EXPECT_EQ(came("sub-bob", "bob@acme.test").status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(came("sub-bob", "bob@acme.test").problem(), "403 inactive");
    EXPECT_EQ(member(bob).state, memberships::State::Inactive);
    auto const cem = acme.joined("Cem");
    EXPECT_EQ(as_eve.patch(at(cem), R"({"active":false})").status, 200);
    EXPECT_EQ(came("sub-cem", "cem@acme.test").problem(), "403 inactive");
    EXPECT_EQ(as_eve.remove(at(cem)).status, 204);
    EXPECT_EQ(came("sub-cem", "cem@acme.test").problem(), "403 invitation_needed");
}
}
}
