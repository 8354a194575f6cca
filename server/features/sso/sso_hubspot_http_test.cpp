// S4-08: signing in by HubSpot, which speaks OAuth 2.0 only. Against what stands for it.

#include "support/hubspot_server.h"
#include "support/signing_in_elsewhere.h"

namespace kith::sso {
namespace {

namespace bj = boost::json;
using tests::Browser;
using tests::HubspotServer;

class SsoHubspotTest : public tests::SigningInElsewhere {
protected:
    void SetUp() override
    {
        SigningInElsewhere::SetUp();
        auto const made = set_up();
        EXPECT_EQ(made.status, 201) << made.body;
        id = made.at("/id");
        switch_to("on");
    }

    tests::Answer set_up(std::string const& change = "", std::string const& by = "")
    {
        std::string text =
            R"({"preset":"hubspot","name":"HubSpot","address":"12345678","client_id":"kith","client_secret":"s3cret",)"
            R"("client_auth":"client_secret_post"})";
        if (!change.empty())
            text.replace(text.find(change), change.size(), by);
        return as_eve.post(path("/identity-providers"), text);
    }
    tests::Answer came(Browser& browser, std::int64_t user, std::string const& email)
    {
        auto const url = gone(browser);
        hubspot.say(user, email);
        return back(browser, parameter(url, "state"));
    }
    std::string trouble(Browser& browser, std::string const& state)
    {
        auto const answer = back(browser, state);
        EXPECT_EQ(browser.cookie, "");
        return answer.problem();
    }
    void approve_newest()
    {
        auto const newest = as_eve.get(path("/sign-ups")).at("/items/0/id");
        EXPECT_EQ(as_eve.post(path("/sign-ups/" + newest + "/approve")).status, 200);
    }

    HubspotServer hubspot;
};

KITH_ON_BOTH_ENGINES(SsoHubspotTest);

TEST_P(SsoHubspotTest, is_asked_by_our_secret_in_the_form_and_nowhere_else)
{
    Browser browser { api };
    auto const url = gone(browser);
    EXPECT_TRUE(url.starts_with(hubspot.web.origin() + "/oauth/authorize?")) << url;
    EXPECT_EQ(parameter(url, "client_id") + ' ' + parameter(url, "scope"), "kith oauth");
    EXPECT_EQ(parameter(url, "code_challenge").size(), 43U);
    EXPECT_EQ(url.find("nonce"), std::string::npos);
    hubspot.say(7, "zoe@acme.test");
    EXPECT_EQ(back(browser, parameter(url, "state")).status, 200);
    auto const asked = hubspot.web.last_request();
    EXPECT_TRUE(asked.starts_with("POST /oauth/2026-03/token/introspect HTTP/1.1")) << asked;
    for (auto const* said : { "token=good", "client_id=kith", "client_secret=s3cret" })
        EXPECT_NE(asked.find(said), std::string::npos) << asked;
    EXPECT_EQ(asked.find("Authorization"), std::string::npos);
}

// Nothing shows that the address is his, so that somebody has to say yes.
TEST_P(SsoHubspotTest, lets_newcomers_ask_and_knows_whoever_was_let_in)
{
    Browser zoe { api };
    EXPECT_EQ(came(zoe, 7, "zoe@acme.test").at("/state"), "awaiting_approval");
    EXPECT_EQ(zoe.cookie, "");
    EXPECT_EQ(came(zoe, 7, "zoe@acme.test").problem(), "409 awaiting_approval");
    approve_newest();
    EXPECT_EQ(came(zoe, 7, "other@acme.test").at("/state"), "signed_in") << "the same user, whatever his address is";
    EXPECT_EQ(me(zoe, "/person/email"), "zoe@acme.test");
    EXPECT_EQ(me(zoe, "/person/email_verified"), "false");
    EXPECT_EQ(me(zoe, "/provider/name"), "HubSpot");
    EXPECT_EQ(zoe.patch("/api/v1/me", R"({"first_name":"Rob"})").problem(), "403 own_login_required");
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"auto_signup":false})").status, 200);
    EXPECT_EQ(came(zoe, 8, "yan@acme.test").problem(), "403 invitation_needed");
}

// OID-08: an address that nobody vouches for is nobody's.
TEST_P(SsoHubspotTest, takes_nobody_for_somebody_who_is_here)
{
    Browser browser { api };
    tests::founded(database(), "Zenith").joined("Zed");
    for (auto const* email : { "bob@acme.test", "BOB@acme.test", "zed@zenith.test" })
        EXPECT_EQ(came(browser, 7, email).problem(), "409 email_not_proved") << email;
    EXPECT_EQ(came(browser, 7, "").problem(), "409 email_missing");
    EXPECT_EQ(browser.cookie, "");
    EXPECT_EQ(tests::count(database(), "sso_subjects"), 0);
}

TEST_P(SsoHubspotTest, believes_no_lie)
{
    std::pair<std::string, bj::value> const lies[] = { { "hub_id", 1 }, { "hub_id", "12345678" }, { "hub_id", nullptr },
        { "hub_id", 12345678.5 }, { "user_id", nullptr }, { "user_id", 0 }, { "user_id", -7 }, { "user_id", "7" },
        { "user_id", 1e300 }, { "active", false }, { "active", "true" }, { "active", nullptr },
        { "client_id", "other" }, { "client_id", nullptr } };
    for (auto const& [name, value] : lies) {
        Browser browser { api };
        auto const url = gone(browser);
        hubspot.say(7, "zoe@acme.test");
        hubspot.about[name] = value;
        hubspot.answer();
        EXPECT_EQ(trouble(browser, parameter(url, "state")), "409 provider_confused") << name << bj::serialize(value);
    }
    Browser browser { api };
    auto const state = parameter(gone(browser), "state");
    EXPECT_EQ(back(browser, state, R"(,"iss":"https://evil.test")").problem(), "409 provider_confused");
}

TEST_P(SsoHubspotTest, says_what_is_wrong_with_it)
{
    Browser browser { api };
    auto const state = parameter(gone(browser), "state");
    hubspot.say(7, "zoe@acme.test");
    for (std::string const garbage : { "", "[]", "garbage", "{}", R"({"access_token":5})" }) {
        hubspot.web.put(HubspotServer::token_path, 200, garbage);
        EXPECT_EQ(trouble(browser, state), "409 provider_confused") << garbage;
    }
    hubspot.web.put(HubspotServer::token_path, 200, R"({"access_token":")" + std::string(3000, 'x') + R"("})");
    EXPECT_EQ(trouble(browser, state), "409 provider_confused");
    hubspot.web.put(HubspotServer::token_path, 400, R"({"error":"invalid_grant","status":"BAD_AUTH_CODE"})");
    EXPECT_EQ(trouble(browser, state), "409 provider_confused");
    hubspot.web.put(HubspotServer::token_path, 503, "");
    EXPECT_EQ(trouble(browser, state), "409 provider_unreachable");
    hubspot.answer();
    hubspot.web.put(HubspotServer::introspect_path, 401, "");
    EXPECT_EQ(trouble(browser, state), "409 provider_unreachable");
    hubspot.web.put(HubspotServer::introspect_path, 200, "garbage");
    EXPECT_EQ(trouble(browser, state), "409 provider_confused");
    hubspot.answer();
    EXPECT_EQ(back(browser, state).status, 200) << "nothing of it was spent";
}

TEST_P(SsoHubspotTest, is_tried_without_showing_its_tokens)
{
    auto const url = gone(as_eve, "?purpose=test");
    hubspot.say(7, "zoe@acme.test");
    auto const tested = back(as_eve, parameter(url, "state"));
    EXPECT_EQ(tested.at("/test/subject") + ' ' + tested.at("/test/outcome"), "12345678:7 would_join") << tested.body;
    EXPECT_EQ(tested.at("/test/email_is_proved"), "false");
    EXPECT_EQ(tested.body.find("good"), std::string::npos);
}

TEST_P(SsoHubspotTest, ends_no_sessions_by_itself)
{
    auto const listed = as_eve.get(path("/identity-providers"));
    EXPECT_NE(listed.body.find(R"("backchannel_uri":null)"), std::string::npos) << listed.body;
    auto telling =
        tests::request(http::Method::Post, "/api/v1/auth/sso/backchannel/" + acme.account.id.text() + '/' + id,
            "logout_token=x", { { "content-type", "application/x-www-form-urlencoded" } });
    EXPECT_EQ(api.send(std::move(telling)).status, 400);
    Browser zoe { api };
    came(zoe, 7, "zoe@acme.test");
    approve_newest();
    EXPECT_EQ(came(zoe, 7, "zoe@acme.test").status, 200);
    EXPECT_EQ(zoe.post("/api/v1/auth/sso/logout").at("/url"), "null");
    EXPECT_EQ(zoe.get("/api/v1/me").status, 401);
}

TEST_P(SsoHubspotTest, is_named_by_the_digits_of_its_account)
{
    auto const field = [](tests::Answer const& answer) {
        return answer.at("/errors/0/field") + ' ' + answer.at("/errors/0/code");
    };
    for (auto const* address : { "", "acme", "0123", "12a", "-1", "1234567890123456", "https://app.hubspot.com/1" })
        EXPECT_EQ(field(set_up("12345678", address)), "address hub") << address;
    for (auto const* way : { "client_secret_basic", "private_key_jwt" })
        EXPECT_EQ(field(set_up("client_secret_post", way)), "client_auth not_used") << way;
    EXPECT_EQ(field(as_eve.patch(provider(), R"({"client_auth":"client_secret_basic","client_secret":"x"})")),
        "client_auth not_used");
}

}
}
