// The attack group OID: providers that lie, answers that come back twice, or to another browser,
// and accounts that reach for people of others.

#include "sso/sso.h"
#include "support/hubspot_server.h"
#include "support/parallel.h"
#include "support/signing_in_elsewhere.h"

#include <list>

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
// Whoever came by a link that was meant for another has chosen a password for the other's address.
TEST_P(ProviderAttacksTest, links_nobody_to_a_login_that_may_be_anothers)
{
    acme.unproved("Zed");
    EXPECT_EQ(came("sub-zed", "zed@acme.test").problem(), "409 not_linked");
}

TEST_P(ProviderAttacksTest, makes_nobody_run_the_server)
{
    acme.write([&](db::Transaction& tx) { persons::make_operator(tx, bob.person); });
    Browser browser { api };
    EXPECT_EQ(came(browser, "sub-bob", "bob@acme.test").status, 200);
    EXPECT_EQ(browser.get("/api/v1/me").body.find("instance"), std::string::npos);
    EXPECT_EQ(browser.get("/api/v1/instance/accounts").status, 403);
    EXPECT_EQ(signed_in(bob).get("/api/v1/instance/accounts").status, 200);
}

TEST_P(ProviderAttacksTest, is_set_up_by_a_person_who_runs_the_account)
{
    Browser eve { api };
    EXPECT_EQ(came(eve, "sub-eve", "eve@acme.test").status, 200);
    EXPECT_EQ(eve.patch(provider(), R"({"name":"x"})").problem(), "403 own_login_required");
    Browser program { api };
    program.headers = bearer(made_api_token(as_eve));
    EXPECT_EQ(program.get(path("/identity-providers")).status, 200);
    EXPECT_EQ(program.patch(provider(), R"({"name":"x"})").problem(), "403 reauthentication_required");
    EXPECT_EQ(as_eve.patch(provider(), R"({"address":"https://evil.test"})").problem(), "422 validation")
        << "people there would be taken for those here, and the secret be told";
}

TEST_P(ProviderAttacksTest, says_no_bytes_that_end_up_elsewhere)
{
    namespace bj = boost::json;
    Browser browser { api };
    auto url = gone(browser);
    server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
    server.id_token["sub"] = server.userinfo["sub"] = bj::string { std::string_view { "a\0b", 3 } };
    server.answer();
    EXPECT_EQ(back(browser, parameter(url, "state")).problem(), "409 provider_confused");

    server.say(parameter(url, "nonce"), "sub-1", "zoe@acme.test");
    bj::object const tokens { { "access_token", "x\r\n\r\nDELETE / HTTP/1.1" },
        { "id_token", server.key.sign(server.id_token) } };
    server.web.put("/token", 200, bj::serialize(tokens));
    EXPECT_EQ(back(browser, parameter(url, "state")).problem(), "409 provider_unreachable");
    EXPECT_EQ(server.web.last_request().find("DELETE"), std::string::npos);
}

// A link on another site would sign somebody out, and in as whom its author likes.
TEST_P(ProviderAttacksTest, begins_on_our_own_pages)
{
    Browser browser { api };
    browser.headers = { { "sec-fetch-site", "cross-site" } };
    EXPECT_EQ(gone(browser), "/s/acme");
    EXPECT_TRUE(browser.other_cookies.empty());
}

// Anybody has an account at Google, under any address that he could read once.
TEST_P(ProviderAttacksTest, believes_google_about_its_own_organizations_only)
{
    sso::Provider google;
    google.account = acme.account.id;
    google.id = sso::ProviderId::make();
    google.preset = identity_providers::Preset::Google;
    sso::Claims claims { "1", "", address("bob@acme.test"), true };
    auto const outcome = [&] {
        return acme.read([&](db::Transaction& tx) {
            auto const decision = sso::decide(tx, acme.account, google, claims);
            return decision ? std::string { "in" } : decision.error().code;
        });
    };
    EXPECT_EQ(outcome(), "not_linked");
    claims.email = address("new@acme.test");
    EXPECT_EQ(outcome(), "invitation_needed");
    claims.hosted_domain = "else.test";
    EXPECT_EQ(outcome(), "invitation_needed");
    claims.hosted_domain = "acme.test";
    EXPECT_EQ(outcome(), "in");
    claims.email = address("bob@acme.test");
    EXPECT_EQ(outcome(), "in");
}

// One of the two comes behind the other.
TEST_P(ProviderAttacksTest, leaves_no_session_behind_when_it_is_turned_off)
{
    Browser browser { api };
    auto const url = gone(browser);
    server.say(parameter(url, "nonce"), "sub-bob", "bob@acme.test");
    auto const before = acme.read([&](db::Transaction& tx) {
        return identity_providers::find(tx, acme.account.id, sso::ProviderId::from_text(id)).value();
    });
    switch_to("off");
    switch_to("on");
    auto const held = acme.write([&](db::Transaction& tx) { return identity_providers::hold(tx, before); });
    EXPECT_EQ(held.error().code, "provider_off") << "it is another one since";
}

// OID-20: who comes when no seat is left is in without one (S4-05), and never half-made.
TEST_P(ProviderAttacksTest, lets_somebody_in_without_a_license_when_none_is_left)
{
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"signup_products":["voice"]})").status, 200);
    auto const seats = available("voice");
    ASSERT_GT(seats, 0);
    for (std::int64_t number = 0; number < seats + 2; ++number) {
        Browser browser { api };
        auto const name = "new" + std::to_string(number);
        EXPECT_EQ(came(browser, "sub-" + name, name + "@acme.test").at("/state"), "signed_in");
        auto const member = me(browser, "/memberships/0/id");
        auto const user = as_eve.get(path("/users/" + member));
        EXPECT_EQ(user.at("/state"), "active");
        EXPECT_EQ(user.at("/licenses"), number < seats ? R"(["voice"])" : "[]") << number;
        EXPECT_EQ(came(browser, "sub-" + name, name + "@acme.test").status, 200) << "he is known";
    }
    EXPECT_EQ(available("voice"), 0);
    EXPECT_EQ(count(database(), "sso_subjects"), seats + 2);
    EXPECT_EQ(count(database(), "license_slots where product = 'voice'"), seats) << "none was made for them";
}

// OID-07: the subject says who somebody is; an address does not, neither another one nor that of somebody who is known.
TEST_P(ProviderAttacksTest, knows_people_by_their_subject)
{
    Browser first { api };
    EXPECT_EQ(came(first, "sub-bob", "bob@acme.test").status, 200);
    Browser renamed { api };
    EXPECT_EQ(came(renamed, "sub-bob", "robert@acme.test").status, 200);
    EXPECT_EQ(me(renamed, "/person/id"), bob.person.text());
    EXPECT_EQ(me(renamed, "/person/email"), "bob@acme.test");
    EXPECT_EQ(came("sub-other", "bob@acme.test").problem(), "409 not_linked");
}

// OID-19, RFC 9700 4.12: the browser is sent away by 303, which carries nothing of the request along.
TEST_P(ProviderAttacksTest, sends_browsers_away_without_what_they_brought)
{
    Browser browser { api };
    auto const answer = browser.get("/api/v1/auth/sso/acme/" + id);
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.body, "");
    EXPECT_TRUE(answer.header("Location").starts_with(server.origin() + '/'));
}

// OID-17: of all who come while it is turned off, 0 stay.
TEST_P(ProviderAttacksTest, leaves_nobody_in_who_comes_while_it_is_turned_off)
{
    HubspotServer hubspot; // has no nonce, so that one answer is good for all
    auto const made = as_eve.post(path("/identity-providers"),
        R"({"preset":"hubspot","name":"HubSpot","address":"12345678","client_id":"kith","client_secret":"s3cret",)"
        R"("client_auth":"client_secret_post"})");
    id = made.at("/id");
    acme.write([&](db::Transaction& tx) {
        auto const one = identity_providers::find(tx, acme.account.id, sso::ProviderId::from_text(id)).value();
        return identity_providers::add_subject(tx, one, "12345678:7", bob.person);
    });
    constexpr int rounds = 3;
    constexpr int many = 24;
    hubspot.say(7, "bob@acme.test");
    for (int round = 0; round < rounds; ++round) {
        switch_to("on");
        std::list<Browser> browsers;
        std::vector<std::pair<Browser*, std::string>> coming;
        for (int number = 0; number < many; ++number) {
            auto& browser = browsers.emplace_back(api);
            browser.address = "192.0.2." + std::to_string(100 + number);
            coming.emplace_back(&browser, parameter(gone(browser), "state"));
        }
        std::atomic<int> were_in = 0;
        in_parallel(8, many + 1, [&](int mine) {
            if (mine == many / 2)
                return as_eve.patch(provider(), R"({"state":"off"})").status == 200;
            auto& [browser, state] = coming[static_cast<std::size_t>(mine > many / 2 ? mine - 1 : mine)];
            auto const answer = back(*browser, state);
            were_in += answer.status == 200;
            EXPECT_TRUE(answer.status == 200 || answer.problem() == "403 provider_off") << answer.body;
            return answer.status == 200;
        });
        EXPECT_EQ(count(database(), "sessions where provider_id = '" + id + "'"), 0) << were_in << " had come in";
        for (auto& browser : browsers)
            EXPECT_EQ(browser.get("/api/v1/me").status, 401);
    }
}

// Who is known by one that was removed is known by none; the same subject at another is somebody new.
TEST_P(ProviderAttacksTest, is_forgotten_with_all_whom_it_knew)
{
    Browser browser { api };
    EXPECT_EQ(came(browser, "sub-1", "zoe@acme.test").status, 200);
    EXPECT_EQ(count(database(), "sso_subjects"), 1);
    EXPECT_EQ(as_eve.remove(provider()).status, 204);
    EXPECT_EQ(count(database(), "sso_subjects"), 0);
    EXPECT_EQ(browser.get("/api/v1/me").status, 401);
    EXPECT_EQ(acme.read([&](db::Transaction& tx) {
        return persons::find_by_email(tx, address("zoe@acme.test")).has_value();
    }),
        true);
    id = as_eve.post(path("/identity-providers"), form()).at("/id");
    switch_to("on");
    EXPECT_EQ(came("sub-1", "yan@acme.test").status, 200);
    EXPECT_EQ(count(database(), "sso_subjects"), 1);
}

}
}
