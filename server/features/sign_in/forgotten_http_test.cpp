#include "passwords/passwords.h"

#include "mail/outbox.h"
#include "mail/public_url.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::sign_in {
namespace {

using tests::Answer;
using tests::Browser;

constexpr std::string_view new_password = "seven violins under snow";

class ForgottenTest : public DatabaseTest {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }

    Answer forgot(std::string_view login)
    {
        return browser.post("/api/v1/auth/forgot", fmt::format(R"({{"login":"{}"}})", login));
    }
    Answer reset(std::string_view token, std::string_view password = new_password)
    {
        return browser.post("/api/v1/auth/reset", tests::reset_form(token, password));
    }
    std::string mailed() { return tests::mailed_token(database(), "bob@acme.test"); }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    tests::Api api { database() };
    Browser browser { api };
};
KITH_ON_BOTH_ENGINES(ForgottenTest);

TEST_P(ForgottenTest, passwords_are_chosen_anew_by_a_mailed_link)
{
    EXPECT_EQ(forgot(" BOB@Acme.test ").status, 202);
    auto const token = mailed();
    auto const done = reset(token);
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.body, R"({"login":"bob@acme.test"})");
    EXPECT_EQ(done.header("Set-Cookie"), "") << "it signs nobody in";
    EXPECT_EQ(browser.log_in("bob@acme.test").problem(), "401 invalid_credentials");
    EXPECT_EQ(browser.log_in("bob@acme.test", new_password).at("/person/email_verified"), "true");
    EXPECT_EQ(reset(token).problem(), "404 not_found");
}

// S3-19
TEST_P(ForgottenTest, a_username_will_do_and_the_recovery_address_gets_the_mail)
{
    browser.log_in("bob@acme.test");
    browser.patch("/api/v1/me", R"({"username":"bobby"})");
    browser.patch("/api/v1/me", R"({"recovery_email":"bob@home.test"})");
    EXPECT_EQ(forgot("Bobby").status, 202);
    EXPECT_EQ(mailed(), "");
    EXPECT_EQ(reset(tests::mailed_token(database(), "bob@home.test")).body, R"({"login":"bobby"})");
}

// C-09: to the recovery address if there is one, else to the address; never to one that is not his yet, or no more.
TEST_P(ForgottenTest, the_mail_goes_where_the_person_has_shown_to_be_reached)
{
    auto asked = [&](std::string_view login) {
        auto reached = [&](std::string_view address) {
            auto const mails = database().read_now(
                [&](db::Transaction& tx) { return mail::list_kept(tx, std::string { address }, 100); });
            return std::ranges::count(mails, "A new password for Kith", &mail::KeptMail::subject);
        };
        std::vector<std::string_view> const addresses { "bob@acme.test", "rob@acme.test", "bob@home.test" };
        std::vector<std::ptrdiff_t> before;
        for (auto const address : addresses)
            before.push_back(reached(address));
        EXPECT_EQ(forgot(login).status, 202);
        std::string to;
        for (std::size_t i = 0; i < addresses.size(); ++i)
            to += reached(addresses[i]) > before[i] ? std::string { addresses[i] } + ' ' : "";
        return to;
    };
    browser.log_in("bob@acme.test");
    EXPECT_EQ(asked("bob@acme.test"), "bob@acme.test ");
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"email":"rob@acme.test"})").status, 200);
    EXPECT_EQ(asked("bob@acme.test"), "bob@acme.test ") << "the new one is not confirmed";
    EXPECT_EQ(asked("rob@acme.test"), "") << "nor does it sign in yet";
    auto const letter =
        database().read_now([](db::Transaction& tx) { return mail::list_kept(tx, "rob@acme.test", 1).at(0).text; });
    auto const confirm = letter.substr(letter.find("/address/") + 9, 43);
    EXPECT_EQ(browser.post("/api/v1/public/address-changes/" + confirm).status, 200);
    EXPECT_EQ(asked("rob@acme.test"), "rob@acme.test ");
    EXPECT_EQ(asked("bob@acme.test"), "") << "his no more";
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"recovery_email":"bob@home.test"})").status, 200);
    EXPECT_EQ(asked("rob@acme.test"), "bob@home.test ");
    EXPECT_EQ(asked("bob@home.test"), "") << "it signs nobody in";
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"recovery_email":""})").status, 200);
    EXPECT_EQ(asked("rob@acme.test"), "rob@acme.test ");
}

TEST_P(ForgottenTest, everybody_is_answered_alike)
{
    auto const known = forgot("bob@acme.test");
    for (auto const* login : { "nobody@acme.test", "nobody", "", "@", "bob@acme.test, eve@acme.test" }) {
        auto const answer = forgot(login);
        EXPECT_EQ(answer.status, 202) << login;
        EXPECT_EQ(answer.body, known.body);
        EXPECT_EQ(answer.headers, known.headers);
    }
    EXPECT_EQ(tests::count(database(), "password_links"), 1);
}

TEST_P(ForgottenTest, who_asks_too_often_waits)
{
    int refused = 0;
    for (int i = 0; i < 12; ++i)
        refused += forgot(i % 2 ? "Bob@acme.test" : "bob@acme.test").problem() == "429 too_many_requests";
    EXPECT_EQ(refused, 2) << "10 a minute for one login";
    for (int i = 0; i < 100; ++i)
        refused += forgot("nobody" + std::to_string(i)).status == 429;
    EXPECT_GE(refused, 10) << "100 a minute for one address";
}

TEST_P(ForgottenTest, unknown_links_are_slowed_down_and_hash_nothing)
{
    int tries = 0;
    while (reset("unknown").problem() == "404 not_found" && tries < 100)
        ++tries;
    EXPECT_GE(tries, 30);
    EXPECT_LT(tries, 100);
}

TEST_P(ForgottenTest, a_weak_password_leaves_the_link_as_it_is)
{
    forgot("bob@acme.test");
    auto const token = mailed();
    EXPECT_EQ(reset(token, "short").at("/errors/0/code"), "too_short");
    EXPECT_EQ(reset(token, "bob@acme.test").at("/errors/0/code"), "too_weak");
    EXPECT_EQ(reset("unknown", "short").problem(), "404 not_found") << "the link is decided first";
    EXPECT_EQ(browser.post("/api/v1/auth/reset", R"({"token":"x"})").at("/errors/0/field"), "password");
    EXPECT_EQ(reset(token).status, 200);
}

TEST_P(ForgottenTest, all_sessions_and_tokens_end_with_it)
{
    Browser thief { api };
    thief.log_in("bob@acme.test");
    Browser program { api };
    program.headers = tests::bearer(tests::made_api_token(thief));
    EXPECT_EQ(program.get("/api/v1/me").status, 200);
    forgot("bob@acme.test");
    EXPECT_EQ(reset(mailed()).status, 200);
    EXPECT_EQ(thief.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(program.get("/api/v1/me").problem(), "401 unauthenticated");
}

TEST_P(ForgottenTest, a_link_lives_an_hour)
{
    forgot("bob@acme.test");
    clock.by(passwords::reset_lifetime + 1s);
    EXPECT_EQ(reset(mailed()).problem(), "404 not_found");
}

TEST_P(ForgottenTest, of_two_who_come_with_one_link_one_wins)
{
    forgot("bob@acme.test");
    auto const token = mailed();
    auto comes = [&](int i) {
        Browser one { api };
        auto const password = "seven violins under snow " + std::to_string(i);
        auto const answer = one.post("/api/v1/auth/reset", tests::reset_form(token, password));
        EXPECT_TRUE(answer.status == 200 || answer.problem() == "404 not_found") << answer.body;
        return answer.status == 200;
    };
    EXPECT_EQ(tests::in_parallel(4, 4, comes), 1);
}

}
}
