#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::me {
namespace {

using tests::Browser;

class MeTokensTest : public DatabaseTest {
protected:
    void SetUp() override { browser.log_in("bob@acme.test"); }
    Browser program(std::string const& token)
    {
        Browser made { api };
        made.headers = tests::bearer(token);
        return made;
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob", tests::administrator);
    tests::Api api { database() };
    Browser browser { api };
};
KITH_ON_BOTH_ENGINES(MeTokensTest);

TEST_P(MeTokensTest, are_shown_once_and_then_by_their_beginning)
{
    auto const made = browser.post("/api/v1/me/tokens",
        fmt::format(R"({{"name":"CI","account":"{}","scopes":["users.manage"],"expires_at":"2099-01-01T00:00:00Z"}})",
            acme.account.id.text()));
    EXPECT_EQ(made.status, 201) << made.body;
    auto const text = made.at("/token");
    EXPECT_EQ(text.size(), 48u);
    EXPECT_EQ(made.at("/account"), acme.account.id.text());
    EXPECT_EQ(made.at("/scopes"), R"(["users.manage"])");
    EXPECT_EQ(made.at("/expires_at"), "2099-01-01T00:00:00.000Z");
    auto const listed = browser.get("/api/v1/me/tokens");
    EXPECT_EQ(listed.at("/items/0/id"), made.at("/id"));
    EXPECT_EQ(listed.at("/items/0/name"), "CI");
    EXPECT_EQ(listed.at("/items/0/prefix"), text.substr(0, 10));
    EXPECT_EQ(listed.at("/items/0/last_used_at"), "null");
    EXPECT_FALSE(listed.body.contains(text.substr(10)));
}

TEST_P(MeTokensTest, stand_for_their_person_until_they_are_revoked)
{
    auto const token = tests::made_api_token(browser);
    auto script = program(token);
    EXPECT_EQ(script.get("/api/v1/me").at("/person/id"), bob.person.text());
    auto const users = "/api/v1/accounts/" + acme.account.id.text() + "/users";
    clock.by(Days { 20 });
    EXPECT_EQ(script.get(users).status, 200) << "no idle limit, also for administrators";
    browser.log_in("bob@acme.test");
    EXPECT_NE(browser.get("/api/v1/me/tokens").at("/items/0/last_used_at"), "null");
    auto const id = browser.get("/api/v1/me/tokens").at("/items/0/id");
    EXPECT_EQ(browser.remove("/api/v1/me/tokens/" + id).status, 204);
    EXPECT_EQ(browser.remove("/api/v1/me/tokens/" + id).problem(), "404 not_found");
    EXPECT_EQ(script.get("/api/v1/me").problem(), "401 unauthenticated");
}

TEST_P(MeTokensTest, end_when_their_time_is_over)
{
    auto const soon = to_text(wall_clock() + 1h);
    auto script = program(tests::made_api_token(browser, R"(,"expires_at":")" + soon + '"'));
    EXPECT_EQ(script.get("/api/v1/me").status, 200);
    clock.by(61min);
    EXPECT_EQ(script.get("/api/v1/me").problem(), "401 unauthenticated");
}

// RFC 7617: a program that knows a user name and a password only sends the login and the token.
TEST_P(MeTokensTest, are_passwords_of_applications_behind_the_login_of_their_person)
{
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"username":"bobby"})").status, 200);
    auto const token = tests::made_api_token(browser);
    Browser script { api };
    auto const asked = [&](std::string_view user_name, std::string_view password) {
        script.headers = tests::basic(user_name, password);
        auto const answer = script.get("/api/v1/me");
        return answer.status == 200 ? answer.at("/person/id") : answer.problem();
    };
    for (auto const* login : { "bob@acme.test", "BOB@Acme.test", "bobby", " BOBBY " })
        EXPECT_EQ(asked(login, token), bob.person.text()) << login;
    for (auto const* login : { "ann@acme.test", "bob@elsewhere.test", "bob", "ann", "", " ", "@" })
        EXPECT_EQ(asked(login, token), "401 unauthenticated") << login;
    EXPECT_EQ(asked("bob@acme.test", tests::good_password), "401 unauthenticated") << "his own opens nothing here";
    EXPECT_EQ(asked("bob@acme.test", "kith_" + std::string(43, 'A')), "401 unauthenticated");
    EXPECT_EQ(asked("bob@acme.test", ""), "401 unauthenticated");
    EXPECT_EQ(asked("bob@acme.test:" + token, ""), "401 unauthenticated");
    for (auto const& garbage :
        { std::string { "Basic" }, std::string { "Basic ?" }, std::string { "Basic Ym9i" }, "Basic " + token }) {
        script.headers = { { "authorization", garbage } };
        EXPECT_EQ(script.get("/api/v1/me").problem(), "401 unauthenticated") << garbage;
    }
    auto const unknown = program("kith_" + std::string(43, 'A')).get("/api/v1/me");
    script.headers = tests::basic("ann@acme.test", token);
    EXPECT_EQ(script.get("/api/v1/me").header("WWW-Authenticate"), unknown.header("WWW-Authenticate"));
}

TEST_P(MeTokensTest, end_as_passwords_of_applications_when_they_end)
{
    auto const with = [&](std::string const& token) {
        Browser made { api };
        made.headers = tests::basic("bob@acme.test", token);
        return made;
    };
    auto short_lived = with(tests::made_api_token(browser, R"(,"expires_at":")" + to_text(wall_clock() + 1min) + '"'));
    auto revoked = with(tests::made_api_token(browser));
    auto const id = browser.get("/api/v1/me/tokens").at("/items/0/id");
    auto lasting = with(tests::made_api_token(browser));
    for (auto* each : { &short_lived, &revoked, &lasting })
        EXPECT_EQ(each->get("/api/v1/me").status, 200);
    clock.by(2min);
    EXPECT_EQ(short_lived.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(browser.remove("/api/v1/me/tokens/" + id).status, 204);
    EXPECT_EQ(revoked.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(lasting.patch("/api/v1/me", R"({"first_name":"Rob"})").status, 200);
    EXPECT_EQ(lasting.get("/api/v1/me/tokens").problem(), "403 reauthentication_required") << "a program still";
    acme.write([&](db::Transaction& tx) { persons::raise_session_epoch(tx, bob.person); });
    EXPECT_EQ(lasting.get("/api/v1/me").problem(), "401 unauthenticated");
}

TEST_P(MeTokensTest, write_without_an_origin_and_not_from_another_site)
{
    auto script = program(tests::made_api_token(browser));
    EXPECT_EQ(script.patch("/api/v1/me", R"({"first_name":"Rob"})").status, 200);
    script.headers.emplace_back("origin", "https://evil.test");
    EXPECT_EQ(script.patch("/api/v1/me", R"({"first_name":"Bob"})").problem(), "403 origin_refused");
}

TEST_P(MeTokensTest, do_nothing_to_what_is_the_persons_own)
{
    auto const id = browser.get("/api/v1/me/sessions").at("/items/0/id");
    auto script = program(tests::made_api_token(browser));
    auto const password = fmt::format(R"({{"current_password":"{0}","password":"{0} x"}})", tests::good_password);
    std::vector<tests::Answer> const refused { script.post("/api/v1/me/tokens", R"({"name":"x"})"),
        script.get("/api/v1/me/tokens"), script.remove("/api/v1/me/tokens/" + id),
        script.post("/api/v1/me/password", password), script.get("/api/v1/me/sessions"),
        script.remove("/api/v1/me/sessions"), script.remove("/api/v1/me/sessions/" + id) };
    for (auto const& answer : refused)
        EXPECT_EQ(answer.problem(), "403 reauthentication_required") << answer.route;
    EXPECT_EQ(browser.get("/api/v1/me").status, 200);
}

TEST_P(MeTokensTest, that_are_limited_do_not_change_the_person)
{
    for (auto const& more : { R"(,"scopes":[])", R"(,"scopes":["users.manage"])" })
        EXPECT_EQ(program(tests::made_api_token(browser, more)).patch("/api/v1/me", R"({"username":"eve"})").problem(),
            "403 forbidden");
    auto const account = R"(,"account":")" + acme.account.id.text() + '"';
    auto script = program(tests::made_api_token(browser, account));
    EXPECT_EQ(script.patch("/api/v1/me", "{}").problem(), "403 forbidden");
    acme.write([&](db::Transaction& tx) {
        auto const person = persons::find(tx, bob.person).value();
        return accounts::found(tx, {}, AccountName::parse("Bolt").value(), person);
    });
    EXPECT_EQ(browser.get("/api/v1/me").at("/memberships/1/account/slug"), "bolt");
    EXPECT_EQ(script.get("/api/v1/me").at("/memberships/0/account/slug"), "acme");
    EXPECT_EQ(script.get("/api/v1/me").at("/memberships/1"), "") << "the other account is none of its business";
}

TEST_P(MeTokensTest, are_refused_where_they_are_not_right)
{
    auto const bolt = tests::founded(database(), "Bolt");
    for (auto const& more : { R"(,"account":")" + bolt.account.id.text() + '"', R"(,"account":")" + make_uuid() + '"',
             std::string { R"(,"account":"x")" }, std::string { R"(,"scopes":["a b"])" },
             std::string { R"(,"expires_at":"2020-01-01T00:00:00Z")" }, std::string { R"(,"is_operator":true)" } }) {
        auto const answer = browser.post("/api/v1/me/tokens", R"({"name":"x")" + more + '}');
        EXPECT_EQ(answer.problem(), "422 validation") << more << answer.body;
    }
    EXPECT_EQ(browser.post("/api/v1/me/tokens", "{}").at("/errors/0/field"), "name");
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(
        browser.post("/api/v1/me/tokens", R"({"name":"x","account":")" + acme.account.id.text() + "\"}").problem(),
        "422 validation");
    EXPECT_EQ(tests::count(database(), "api_tokens"), 0);
}

// AUT-14
TEST_P(MeTokensTest, ask_for_the_password_15_minutes_after_signing_in)
{
    clock.by(14min);
    EXPECT_EQ(browser.post("/api/v1/me/tokens", R"({"name":"x"})").status, 201);
    clock.by(1min);
    EXPECT_EQ(browser.post("/api/v1/me/tokens", R"({"name":"x"})").problem(), "403 reauthentication_required");
    EXPECT_EQ(browser.post("/api/v1/me/tokens", R"({"name":"x","password":"a wrong one"})").problem(),
        "403 reauthentication_required");
    EXPECT_EQ(tests::made_api_token(browser, fmt::format(R"(,"password":"{}")", tests::good_password)).size(), 48u);
    for (int i = 0; i < 10; ++i)
        browser.post("/api/v1/me/tokens", R"({"name":"x","password":"a wrong one"})");
    EXPECT_EQ(browser.post("/api/v1/me/tokens", R"({"name":"x","password":"a wrong one"})").problem(),
        "429 too_many_requests");
}

}
}
