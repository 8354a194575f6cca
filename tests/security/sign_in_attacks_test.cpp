// Attacks on signing in, each by its id: guessing, sessions that outlive their end,
// credentials of two kinds at once.

#include "crypto/password.h"
#include "mail/public_url.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"
#include "support/until.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith {
namespace {

using tests::Browser;
using tests::good_password;

constexpr std::string_view other_password = "seven violins under snow";

class SignInAttacksTest : public DatabaseTest {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }

    Browser from(std::string const& address)
    {
        Browser browser { api };
        browser.address = address;
        return browser;
    }
    Browser signed_in(std::string_view login)
    {
        Browser browser { api };
        EXPECT_EQ(browser.log_in(login).status, 200);
        return browser;
    }
    Browser program(http::Headers headers)
    {
        Browser browser { api };
        browser.headers = std::move(headers);
        return browser;
    }
    tests::Answer change_password(Browser& browser, std::string_view current, std::string_view password)
    {
        return browser.post(
            "/api/v1/me/password", fmt::format(R"({{"current_password":"{}","password":"{}"}})", current, password));
    }
    std::string reset_token(std::string const& email)
    {
        Browser { api }.post("/api/v1/auth/forgot", fmt::format(R"({{"login":"{}"}})", email));
        return tests::mailed_token(database(), email);
    }
    bool was_seen_now()
    {
        auto const seen = acme.read([](db::Transaction& tx) {
            return tx.first(db::read_integer, "select max(last_seen_at) from sessions").value();
        });
        return wall_clock() - Time { Duration { seen } } < 1h;
    }
    static std::string refusal_of(std::string_view password, std::vector<std::string> const& own = {})
    {
        auto const checked = crypto::check_strength(*crypto::Password::parse(password), "password", own);
        return checked ? "" : checked.error().errors.at(0).code;
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme Rocketeers");
    Actor bob = acme.joined("Bob");
    Actor eve = acme.joined("Eve");
    std::string const bobs_address = acme.email_of("Bob").text();
    std::string const eves_address = acme.email_of("Eve").text();
    tests::Api api { database() };
};
KITH_ON_BOTH_ENGINES(SignInAttacksTest);

// AUT-01
TEST_P(SignInAttacksTest, guessing_200_times_finds_a_closed_door)
{
    int answered = 0;
    for (int i = 0; i < 200; ++i) {
        auto const guess = from("192.0.2." + std::to_string(i)).log_in(bobs_address, "wrong" + std::to_string(i));
        answered += guess.problem() == "401 invalid_credentials";
    }
    EXPECT_LE(answered, 12) << "10 at once, then 10 a minute";
    auto const right = from("192.0.2.250").log_in(bobs_address);
    EXPECT_EQ(right.problem(), "429 too_many_requests");
    EXPECT_LE(std::stoi(right.header("Retry-After")), 60) << "not for ever";
    EXPECT_EQ(from("192.0.2.250").log_in(eves_address).status, 200);
}

// AUT-02
TEST_P(SignInAttacksTest, all_names_of_one_person_are_one_counter)
{
    signed_in(bobs_address).patch("/api/v1/me", R"({"username":"bobby"})");
    std::string const spellings[] = { bobs_address, "BOBBY", " bobby ", "Bob@acme-rocketeers.TEST", "ｂobby" };
    for (int i = 0; i < 9; ++i) {
        auto guesser = from("2001:db8:" + std::to_string(i) + "::1");
        guesser.headers = { { "x-forwarded-for", "198.51.100." + std::to_string(i) } };
        EXPECT_EQ(guesser.log_in(spellings[i % 5], "wrong").problem(), "401 invalid_credentials");
    }
    for (auto const& spelling : spellings)
        EXPECT_EQ(from("203.0.113.9").log_in(spelling).problem(), "429 too_many_requests") << spelling;
}

// AUT-02
TEST_P(SignInAttacksTest, a_household_of_ipv6_is_one_client)
{
    // Asked for a link and not for a session: no password is hashed, so that the counter does not fill up meanwhile.
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        auto const body = fmt::format(R"({{"login":"nobody{}"}})", i);
        refused += from(fmt::format("2001:db8::{:x}:1", i + 1)).post("/api/v1/auth/forgot", body).status == 429;
    }
    EXPECT_GE(refused, 1) << "each of them alone would never have been";
}

// AUT-04
TEST_P(SignInAttacksTest, weak_and_well_known_passwords_are_refused)
{
    for (auto const* password : { "sevench", "eightchr", "elevenchars" })
        EXPECT_EQ(refusal_of(password), "too_short") << password;
    // What lists of leaked passwords hold of 12 characters and more.
    for (auto const* password : { "1q2w3e4r5t6y", "123456789012", "1234567890qwerty", "qwertyuiop123", "password1234",
             "passwordpassword", "iloveyou1234", "unbelievable", "administrator", "Administrator1", "abcdefghijkl",
             "qwertyuiopasdfghjkl", "111111111111", "zaq12wsxcde3", "1qaz2wsx3edc", "Password123!", "letmeinletmein",
             "princess1234", "superman1234", "abc123abc123", "monkeymonkey", "P@ssw0rd1234", "aaaaaaaaaaaaaaaa" })
        EXPECT_EQ(refusal_of(password), "too_weak") << password;
    auto bobs = signed_in(bobs_address);
    for (auto const& own : { bobs_address, std::string { "Acme Rocketeers" }, std::string { "acmerocketeers" } }) {
        auto const answer = change_password(bobs, good_password, own);
        EXPECT_EQ(answer.at("/errors/0/code"), "too_weak") << own << answer.body;
        EXPECT_NE(answer.at("/errors/0/message"), "");
    }
}

// AUT-05
TEST_P(SignInAttacksTest, long_and_unicode_passwords_are_taken_whole)
{
    auto bobs = signed_in(bobs_address);
    std::string current { good_password };
    for (auto const& wanted : { "four wide rivers " + std::string(47, 'x'),
             "nine slow lanterns " + std::string(109, 'y'), std::string { "  пурпурный фонарь 🎉 " } }) {
        EXPECT_EQ(change_password(bobs, current, wanted).status, 204) << wanted;
        current = wanted;
        EXPECT_EQ(from("192.0.2.7").log_in(bobs_address, wanted).status, 200) << wanted;
        auto const cut = wanted.substr(0, wanted.size() - 1);
        EXPECT_NE(from("192.0.2.7").log_in(bobs_address, cut).status, 200) << "not cut: " << wanted;
    }
}

// AUT-05
TEST_P(SignInAttacksTest, both_unicode_forms_of_a_password_sign_in)
{
    auto bobs = signed_in(bobs_address);
    EXPECT_EQ(change_password(bobs, good_password, "cre\u0300me bru\u0302le\u0301e 🎉 am Fluß").status, 204);
    EXPECT_EQ(from("192.0.2.7").log_in(bobs_address, "crème brûlée 🎉 am Fluß").status, 200);
    EXPECT_EQ(from("192.0.2.7").log_in(bobs_address, "cre\u0300me bru\u0302le\u0301e 🎉 am Fluß").status, 200);
}

// AUT-07
TEST_P(SignInAttacksTest, a_password_changes_with_the_current_one_only)
{
    auto bobs = signed_in(bobs_address);
    for (auto const* body : { R"({"password":"seven violins under snow"})",
             R"({"current_password":null,"password":"seven violins under snow"})",
             R"({"current_password":"","password":"seven violins under snow"})",
             R"({"current_password":"wrong","password":"seven violins under snow"})" })
        EXPECT_EQ(bobs.post("/api/v1/me/password", body).problem(), "403 reauthentication_required") << body;
    EXPECT_EQ(signed_in(bobs_address).get("/api/v1/me").status, 200);
}

// AUT-08
TEST_P(SignInAttacksTest, who_was_signed_in_elsewhere_is_out_after_the_change)
{
    auto thief = signed_in(bobs_address);
    auto script = program(tests::bearer(tests::made_api_token(thief)));
    auto bobs = signed_in(bobs_address);
    auto const before = bobs.cookie;
    EXPECT_EQ(change_password(bobs, good_password, other_password).status, 204);
    EXPECT_NE(bobs.cookie, before);
    auto old = program({ { "cookie", before } });
    for (auto* each : { &thief, &script, &old })
        EXPECT_EQ(each->get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(bobs.get("/api/v1/me").status, 200);
}

// AUT-16
TEST_P(SignInAttacksTest, the_cookie_is_of_this_host_over_https_and_not_for_scripts)
{
    tests::Api secure { database(), "https://kith.test" };
    Browser browser { secure };
    auto const cookie = browser.log_in(bobs_address).header("Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-kith_session=")) << cookie;
    for (auto const* part : { "; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure" })
        EXPECT_TRUE(cookie.contains(part)) << part;
    EXPECT_FALSE(cookie.contains("Domain"));
    auto const changed = change_password(browser, good_password, other_password).header("Set-Cookie");
    EXPECT_TRUE(changed.starts_with("__Host-kith_session=") && changed.contains("; Secure")) << changed;
}

// AUT-17
TEST_P(SignInAttacksTest, a_session_planted_before_signing_in_is_not_taken_over)
{
    auto planted = signed_in(eves_address);
    Browser victim { api };
    victim.cookie = planted.cookie;
    EXPECT_EQ(victim.log_in(bobs_address).status, 200);
    EXPECT_NE(victim.cookie, planted.cookie);
    EXPECT_EQ(planted.get("/api/v1/me").problem(), "401 unauthenticated");
    Browser fixed { api };
    fixed.cookie = "kith_session=" + std::string(43, 'A');
    EXPECT_EQ(fixed.log_in(bobs_address).status, 200);
    EXPECT_NE(fixed.cookie, "kith_session=" + std::string(43, 'A'));
}

// AUT-19
TEST_P(SignInAttacksTest, sessions_end_by_idling_and_by_age)
{
    auto idle = signed_in(bobs_address);
    clock.by(Days { 14 } + 1s);
    EXPECT_EQ(idle.get("/api/v1/me").problem(), "401 unauthenticated");
    auto busy = signed_in(bobs_address);
    for (int day = 0; day < 89; ++day) {
        clock.by(Days { 1 });
        ASSERT_EQ(busy.get("/api/v1/me").status, 200) << day;
        ASSERT_TRUE(until([&] { return was_seen_now(); })) << "that is noted after the answer";
    }
    clock.by(Days { 1 });
    EXPECT_EQ(busy.get("/api/v1/me").problem(), "401 unauthenticated");
}

// AUT-20
TEST_P(SignInAttacksTest, a_stolen_session_is_seen_and_ended_at_once)
{
    auto thief = from("203.0.113.66");
    thief.log_in(bobs_address);
    clock.by(1s);
    auto bobs = signed_in(bobs_address);
    auto const listed = bobs.get("/api/v1/me/sessions");
    ASSERT_EQ(listed.at("/items/1/address"), "203.0.113.66") << listed.body;
    EXPECT_EQ(bobs.remove("/api/v1/me/sessions/" + listed.at("/items/1/id")).status, 204);
    EXPECT_EQ(thief.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(bobs.get("/api/v1/me").status, 200);
}

// AUT-22
TEST_P(SignInAttacksTest, steps_of_a_reset_are_not_skipped_repeated_or_mixed)
{
    auto const bobs = reset_token(bobs_address);
    auto const zoe = acme.invited("Zoe").value();
    for (auto const& wrong : { std::string {}, std::string { "undefined" }, std::string(43, 'A'), bob.person.text(),
             acme.token_of(zoe), bobs + "A", bobs.substr(1) })
        EXPECT_EQ(Browser { api }.post("/api/v1/auth/reset", tests::reset_form(wrong, other_password)).problem(),
            "404 not_found")
            << wrong;
    EXPECT_EQ(Browser { api }.get("/api/v1/public/invitations/" + bobs).problem(), "404 not_found");
    EXPECT_EQ(
        Browser { api }.post("/api/v1/setup", fmt::format(R"({{"token":"{}"}})", bobs)).problem(), "409 wrong_state");
    auto const used = Browser { api }.post("/api/v1/auth/reset", tests::reset_form(bobs, other_password));
    EXPECT_EQ(used.body, fmt::format(R"({{"login":"{}"}})", bobs_address));
    EXPECT_EQ(
        Browser { api }.post("/api/v1/auth/reset", tests::reset_form(bobs, good_password)).problem(), "404 not_found");
    EXPECT_EQ(Browser { api }.log_in(eves_address).status, 200) << "nobody else's password changed";
}

// AUT-23
TEST_P(SignInAttacksTest, nobody_is_there_by_default)
{
    for (auto const* login : { "admin", "root", "administrator", "kith", "admin@localhost.test" }) {
        for (auto const* password : { "admin", "password", "kith", "changeme" })
            EXPECT_EQ(from("192.0.2.1").log_in(login, password).problem(), "401 invalid_credentials") << login;
    }
}

// AUT-25
TEST_P(SignInAttacksTest, credentials_that_contradict_each_other_are_none)
{
    auto bobs = signed_in(bobs_address);
    auto eves = signed_in(eves_address);
    auto const token = tests::made_api_token(eves);
    std::pair<std::string, std::string> const cookie { "cookie", bobs.cookie };
    std::pair<std::string, std::string> const right { "authorization", "Bearer " + token };
    http::Headers const attempts[] = { { { "authorization", "Basic YTpi" } },
        { { "authorization", "Basic YTpi" }, cookie }, { { "authorization", "Bearer garbage" } },
        { { "authorization", "Bearer garbage" }, cookie }, { { "authorization", "" }, cookie },
        { { "authorization", token } }, { { "authorization", "Bearer" }, cookie }, { right, right },
        { right, { "authorization", "Basic YTpi" } }, { right, cookie },
        { { "authorization", "Bearer " + token + "," + token } }, { { "cookie", "kith_session=" + token } },
        { { "authorization", "Bearer " + bobs.cookie.substr(bobs.cookie.find('=') + 1) } } };
    int tried = 0;
    for (auto const& headers : attempts)
        EXPECT_EQ(program(headers).get("/api/v1/me").problem(), "401 unauthenticated") << tried++;
    EXPECT_EQ(program({ right }).get("/api/v1/me").at("/person/id"), eve.person.text());
}

}
}
