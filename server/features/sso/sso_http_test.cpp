// S4-08: signing in by the account's own provider, which says who somebody is; walk-through 2.

#include "support/signing_in_elsewhere.h"

namespace kith::sso {
namespace {

using tests::Browser;

class SsoTest : public tests::SigningInElsewhere {};

KITH_ON_BOTH_ENGINES(SsoTest);

// S4-05, S4-16: Bob's first login makes him a user, active, without a license.
TEST_P(SsoTest, lets_a_new_person_join_and_knows_him_again)
{
    Browser zoe { api };
    auto const answer = came(zoe, "sub-1", "zoe@acme.test");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.at("/state"), "signed_in");
    EXPECT_EQ(me(zoe, "/person/email"), "zoe@acme.test");
    EXPECT_EQ(me(zoe, "/person/email_verified"), "true") << "in a domain that the account has proved";
    EXPECT_EQ(me(zoe, "/provider/name"), "Acme login");
    EXPECT_EQ(me(zoe, "/memberships/0/state"), "active");
    auto const person = me(zoe, "/person/id");

    Browser again { api };
    EXPECT_EQ(came(again, "sub-1", "other@acme.test").status, 200) << "same sub, another address";
    EXPECT_EQ(me(again, "/person/id"), person);
    EXPECT_EQ(me(again, "/person/email"), "zoe@acme.test");
    EXPECT_EQ(came("sub-2", "zoe@acme.test").problem(), "409 not_linked") << "same address, another sub";
}

// He leaves that account by it, and no other one.
TEST_P(SsoTest, lets_who_came_leave_the_account)
{
    Browser zoe { api };
    EXPECT_EQ(came(zoe, "sub-1", "zoe@acme.test").status, 200);
    auto const here = me(zoe, "/memberships/0/id");
    auto const id_of_zoe = PersonId::from_text(me(zoe, "/person/id"));
    auto const there = acme.write([&](db::Transaction& tx) {
        auto const person = persons::find(tx, id_of_zoe).value();
        auto const bolt = accounts::found(tx, {}, AccountName::parse("Bolt").value(), person);
        return memberships::find_by_person(tx, bolt.account.id, person.id).value().id.text();
    });
    EXPECT_EQ(zoe.remove("/api/v1/me/memberships/" + there).problem(), "404 not_found");
    EXPECT_EQ(zoe.remove("/api/v1/me/memberships/" + here).status, 204);
    EXPECT_EQ(zoe.get("/api/v1/me").problem(), "401 unauthenticated") << "it was good for that account only";
}

// OID-16: whoever runs an account can make its provider say anything, so that it is worth that account only.
// OID-01, OID-02: only the browser that was sent away comes back, and once.
TEST_P(SsoTest, sends_the_browser_away_with_all_that_binds_the_answer)
{
    Browser browser { api };
    auto const url = gone(browser, "?next=/users");
    EXPECT_TRUE(url.starts_with(server.origin() + "/authorize?")) << url;
    EXPECT_EQ(parameter(url, "response_type"), "code");
    EXPECT_EQ(parameter(url, "code_challenge_method"), "S256");
    EXPECT_EQ(parameter(url, "code_challenge").size(), 43U);
    EXPECT_NE(parameter(url, "redirect_uri").find(id), std::string::npos) << "one for each provider (RFC 9700 4.4)";
    server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
    EXPECT_EQ(back(browser, parameter(url, "state")).at("/next"), "/users");
    auto const asked = server.web.last_request();
    EXPECT_NE(asked.find("Authorization: Bearer good"), std::string::npos) << asked;
}

// OID-04, OID-08: one that lies in each claim.
// OID-05, RFC 9207.
TEST_P(SsoTest, reads_new_keys_when_the_provider_rotates_them)
{
    EXPECT_EQ(came("sub-1", "zoe@acme.test").status, 200);
    server.rotate();
    EXPECT_EQ(came("sub-1", "zoe@acme.test").status, 200);
    server.key = jose::PrivateKey::make(); // and tells nobody
    EXPECT_EQ(came("sub-1", "zoe@acme.test").problem(), "409 provider_confused");
}

// Down, slow, garbage: nobody is let in, nothing is half-made.
TEST_P(SsoTest, says_what_is_wrong_with_the_provider)
{
    Browser browser { api };
    auto const url = gone(browser);
    auto const state = parameter(url, "state");
    server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
    server.web.put("/token", 503, "");
    EXPECT_EQ(back(browser, state).problem(), "409 provider_unreachable");
    server.web.put("/token", 400, R"({"error":"invalid_grant"})");
    EXPECT_EQ(back(browser, state).problem(), "409 provider_confused");
    for (auto const* garbage : { "", "[]", "garbage", "{}", R"({"id_token":5,"access_token":"x"})" }) {
        server.web.put("/token", 200, garbage);
        EXPECT_EQ(back(browser, state).problem(), "409 provider_confused") << garbage;
    }
    EXPECT_EQ(back(browser, state, R"(,"error":"access_denied")").problem(), "409 provider_declined");
    EXPECT_EQ(back(browser, state, R"(,"error":"server_error")").problem(), "409 provider_confused");
    server.answer();
    EXPECT_EQ(back(browser, state).status, 200) << "nothing of it was spent";
}

// OID-17.
TEST_P(SsoTest, closes_a_way_in_at_once)
{
    Browser browser { api };
    auto const url = gone(browser);
    server.say(parameter(url, "nonce"), "sub-bob", "bob@acme.test");
    Browser in { api };
    EXPECT_EQ(came(in, "sub-1", "zoe@acme.test").status, 200);
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").at("/providers/0/name"), "Acme login");
    switch_to("off");
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").at("/providers"), "[]");
    EXPECT_EQ(in.get("/api/v1/me").status, 401) << "sessions end with it";
    EXPECT_EQ(back(browser, parameter(url, "state")).problem(), "403 provider_off");
    EXPECT_NE(gone(browser).find("/s/acme?problem=not_found"), std::string::npos);
}

// S4-05: toggle off, approval.
TEST_P(SsoTest, follows_what_the_account_says_about_newcomers)
{
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"signup_needs_approval":true})").status, 200);
    Browser zoe { api };
    EXPECT_EQ(came(zoe, "sub-1", "zoe@acme.test").at("/state"), "awaiting_approval");
    EXPECT_EQ(zoe.cookie, "");
    EXPECT_EQ(came("sub-1", "zoe@acme.test").problem(), "409 awaiting_approval");
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"auto_signup":false})").status, 200);
    EXPECT_EQ(came("sub-2", "yan@acme.test").problem(), "403 invitation_needed");
    EXPECT_EQ(came("sub-bob", "bob@acme.test").status, 200) << "who is a member signs in still";
}

TEST_P(SsoTest, makes_nobody_of_an_address_elsewhere_that_is_taken)
{
    Browser browser { api };
    EXPECT_EQ(came(browser, "sub-9", "yan@elsewhere.test").status, 200);
    EXPECT_EQ(me(browser, "/person/email_verified"), "false") << "the account speaks for its own domain only";
}

TEST_P(SsoTest, is_tried_by_those_who_set_it_up)
{
    switch_to("off");
    auto const url = gone(as_eve, "?purpose=test");
    server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
    auto const session = as_eve.cookie;
    auto const tested = back(as_eve, parameter(url, "state"));
    EXPECT_EQ(tested.at("/state") + ' ' + tested.at("/test/outcome"), "tested would_join") << tested.body;
    EXPECT_EQ(tested.at("/test/email"), "zoe@acme.test");
    EXPECT_EQ(as_eve.cookie, session);
    EXPECT_FALSE(
        acme.read([&](db::Transaction& tx) { return persons::find_by_email(tx, tests::address("zoe@acme.test")); }));
    auto as_bob = signed_in(bob);
    EXPECT_NE(gone(as_bob, "?purpose=test").find("problem=forbidden"), std::string::npos);
}

TEST_P(SsoTest, signs_out_here_and_there)
{
    Browser browser { api };
    EXPECT_EQ(came(browser, "sub-bob", "bob@acme.test").status, 200);
    auto const out = browser.post("/api/v1/auth/sso/logout");
    EXPECT_TRUE(out.at("/url").starts_with(server.origin() + "/logout?client_id=kith")) << out.body;
    EXPECT_EQ(browser.get("/api/v1/me").status, 401);
}

TEST_P(SsoTest, ends_what_the_provider_ends)
{
    Browser browser { api };
    Browser other { api };
    EXPECT_EQ(came(browser, "sub-bob", "bob@acme.test").status, 200);
    EXPECT_EQ(came(other, "sub-1", "zoe@acme.test").status, 200);
    auto const tell = [&](std::string const& token) {
        auto request =
            tests::request(http::Method::Post, "/api/v1/auth/sso/backchannel/" + acme.account.id.text() + '/' + id,
                "logout_token=" + token, { { "content-type", "application/x-www-form-urlencoded" } });
        return api.send(std::move(request)).status;
    };
    EXPECT_EQ(tell("x"), 400);
    EXPECT_EQ(tell(server.key.sign({ { "iss", server.origin() }, { "aud", "kith" }, { "sub", "sub-bob" } })), 400);
    EXPECT_EQ(tell(server.logout_token({ { "sub", "sub-bob" }, { "nonce", "n" } })), 400);
    EXPECT_EQ(tell(server.logout_token({})), 400) << "about nobody";
    EXPECT_EQ(browser.get("/api/v1/me").status, 200);
    EXPECT_EQ(tell(server.logout_token({ { "sub", "sub-bob" } })), 204);
    EXPECT_EQ(browser.get("/api/v1/me").status, 401);
    EXPECT_EQ(other.get("/api/v1/me").status, 200);
}
}
}
