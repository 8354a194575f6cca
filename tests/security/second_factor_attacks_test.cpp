// Attacks on two-step sign-in, each by its id: guessing codes, using one twice, and every way
// in that might lead past it.

#include "domains/domains.h"
#include "mail/outbox.h"
#include "mail/public_url.h"
#include "second_factors/second_factors.h"
#include "setup/setup.h"
#include "support/authenticator.h"
#include "support/inviting.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace kith {
namespace {

using tests::Browser;
using tests::login_form;

constexpr auto login = "/api/v1/auth/login";

class SecondFactorAttacksTest : public tests::InvitingTest {
protected:
    void SetUp() override
    {
        InvitingTest::SetUp();
        Browser owner { api };
        EXPECT_EQ(owner.log_in("bob@acme.test").status, 200);
        bobs = tests::with_second_factor(owner, clock);
    }
    tests::Answer sign_in(std::string_view code)
    {
        return Browser { api }.post(login, login_form("bob@acme.test", code));
    }
    std::int64_t session_count()
    {
        return acme.read([&](db::Transaction& tx) {
            return tx.first(db::read_integer, "select count(*) from sessions where person_id = $1", plain_user.person)
                .value();
        });
    }
    tests::Api another_node { database() }; // has other counters in its memory
    tests::SecondFactor bobs { { "", clock }, {} };
};
KITH_ON_BOTH_ENGINES(SecondFactorAttacksTest);

TEST_P(SecondFactorAttacksTest, the_password_alone_signs_nobody_in)
{
    auto const before = session_count();
    auto const refused = Browser { api }.log_in("bob@acme.test");
    EXPECT_EQ(refused.problem(), "401 mfa_required");
    EXPECT_EQ(refused.header("Set-Cookie"), "");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test", "a wrong password").problem(), "401 invalid_credentials");
    EXPECT_EQ(session_count(), before);
    EXPECT_EQ(sign_in(bobs.app.next()).status, 200);
}

TEST_P(SecondFactorAttacksTest, a_wrong_password_does_not_tell_whether_the_code_is_right)
{
    auto const form = [](std::string const& code) { return login_form("bob@acme.test", code, "a wrong password"); };
    auto const right = Browser { api }.post(login, form(bobs.app.next()));
    auto const wrong = Browser { api }.post(login, form(bobs.app.wrong()));
    EXPECT_EQ(right.problem(), "401 invalid_credentials");
    EXPECT_EQ(right.at("/errors"), wrong.at("/errors"));
}

// AUT-10: on every node, and the right one is refused, too, until the time is over.
TEST_P(SecondFactorAttacksTest, codes_are_guessed_ten_times)
{
    tests::Api one_node { database() };
    int wrong = 0, refused = 0;
    for (int i = 0; i < 20; ++i) {
        auto& node = i % 2 ? one_node : another_node;
        auto const answer = Browser { node }.post(login, login_form("bob@acme.test", bobs.app.wrong()));
        wrong += answer.problem() == "401 invalid_credentials" && answer.at("/errors/0/field") == "totp";
        refused += answer.problem() == "429 too_many_requests" && std::stoi(answer.header("Retry-After")) > 600;
    }
    EXPECT_EQ(wrong, 10);
    EXPECT_EQ(refused, 10);
    tests::Api third { database() };
    EXPECT_EQ(Browser { third }.post(login, login_form("bob@acme.test", bobs.app.next())).status, 429);
    EXPECT_EQ(Browser { third }.log_in("eve@acme.test").status, 200) << "others are not held up";
    clock.by(15min);
    EXPECT_EQ(Browser { third }.post(login, login_form("bob@acme.test", bobs.app.next())).status, 200);
}

// AUT-10: whoever comes to the code knows the password, which is told by one mail a day.
TEST_P(SecondFactorAttacksTest, guesses_are_told_of)
{
    auto told = [&] {
        auto const mails = acme.read([](db::Transaction& tx) { return mail::list_kept(tx, "bob@acme.test", 100); });
        return std::ranges::count(mails, "Somebody nearly signed in as you", &mail::KeptMail::subject);
    };
    auto guess = [&](int times) {
        for (int i = 0; i < times; ++i) {
            tests::Api node { database() };
            Browser { node }.post(login, login_form("bob@acme.test", bobs.app.wrong()));
        }
    };
    guess(4);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(sign_in(bobs.app.next()).status, 200);
    EXPECT_EQ(told(), 0);
    guess(1);
    EXPECT_EQ(told(), 1);
    auto const operation =
        acme.read([&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 1).at(0).operation; });
    EXPECT_EQ(operation, "membership.codes_guessed");
    guess(5);
    clock.by(20min);
    acme.write([](db::Transaction& tx) { second_factors::sweep(tx); });
    guess(8);
    EXPECT_EQ(told(), 1) << "once a day";
    clock.by(Days { 1 });
    guess(4);
    EXPECT_EQ(told(), 1) << "those of yesterday are over";
    guess(1);
    EXPECT_EQ(told(), 2);
}

// A mail that is told once is told once, of however many who guess at once.
TEST_P(SecondFactorAttacksTest, guesses_at_once_are_told_of_once)
{
    std::vector<std::unique_ptr<tests::Api>> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(std::make_unique<tests::Api>(database()));
    auto const code = bobs.app.wrong();
    tests::in_parallel(8, 10, [&](int i) {
        auto& node = *nodes[static_cast<std::size_t>(i) % nodes.size()];
        return Browser { node }.post(login, login_form("bob@acme.test", code)).status == 401;
    });
    EXPECT_EQ(acme.read([](db::Transaction& tx) {
        return std::ranges::count(
            mail::list_kept(tx, "bob@acme.test", 100), "Somebody nearly signed in as you", &mail::KeptMail::subject);
    }),
        1);
}

TEST_P(SecondFactorAttacksTest, right_codes_are_not_counted)
{
    for (int i = 0; i < 12; ++i) {
        tests::Api node { database() };
        EXPECT_EQ(Browser { node }.post(login, login_form("bob@acme.test", bobs.app.next())).status, 200) << i;
    }
}

// B37: one code opens one door, sent twenty times at once.
TEST_P(SecondFactorAttacksTest, a_code_that_was_used_opens_nothing)
{
    auto const code = bobs.app.next();
    std::vector<std::unique_ptr<tests::Api>> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(std::make_unique<tests::Api>(database()));
    EXPECT_EQ(tests::in_parallel(8, 20,
                  [&](int i) {
                      auto& node = *nodes[static_cast<std::size_t>(i) % nodes.size()];
                      return Browser { node }.post(login, login_form("bob@acme.test", code)).status == 200;
                  }),
        1);
    clock.by(15min);
    auto const fresh = bobs.app.next();
    EXPECT_EQ(Browser { another_node }.post(login, login_form("bob@acme.test", fresh)).status, 200);
    auto const again = Browser { another_node }.post(login, login_form("bob@acme.test", fresh));
    EXPECT_EQ(again.problem() + ' ' + again.at("/errors/0/code"), "401 invalid_credentials used");
}

// AUT-11
TEST_P(SecondFactorAttacksTest, a_recovery_code_opens_one_door)
{
    std::vector<std::unique_ptr<tests::Api>> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(std::make_unique<tests::Api>(database()));
    EXPECT_EQ(
        tests::in_parallel(8, 20,
            [&](int i) {
                auto& node = *nodes[static_cast<std::size_t>(i) % nodes.size()];
                return Browser { node }.post(login, login_form("bob@acme.test", bobs.recovery_codes.at(0))).status ==
                    200;
            }),
        1);
}

// AUT-13
TEST_P(SecondFactorAttacksTest, a_new_password_does_not_lead_past_it)
{
    Browser browser { api };
    browser.post("/api/v1/auth/forgot", R"({"login":"bob@acme.test"})");
    auto const token = tests::mailed_token(database(), "bob@acme.test");
    auto const reset = browser.post("/api/v1/auth/reset", tests::reset_form(token, "seven violins under snow"));
    EXPECT_EQ(reset.status, 200) << reset.body;
    EXPECT_EQ(browser.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(browser.log_in("bob@acme.test", "seven violins under snow").problem(), "401 mfa_required");
    EXPECT_EQ(
        browser.post(login, login_form("bob@acme.test", bobs.app.next(), "seven violins under snow")).status, 200);
}

// An invitation of another account is accepted with the password that he has.
TEST_P(SecondFactorAttacksTest, an_invitation_does_not_lead_past_it)
{
    auto bolt = tests::founded(database(), "Bolt");
    auto const wanted = [&] {
        auto form = bolt.wanted("Bob");
        form.email = tests::address("bob@acme.test");
        return form;
    }();
    auto const invitation =
        bolt.write([&](db::Transaction& tx) { return invitations::send(tx, bolt.ann, wanted); }).value();
    auto const path = public_path(tests::Business::token_of(invitation), "/accept");
    auto form = [&](std::string const& more) {
        return fmt::format(R"({{"first_name":"Bob","last_name":"Lee","password":"{}"{}}})", tests::good_password, more);
    };
    auto with = [&](std::string const& code) { return form(fmt::format(R"(,"totp":"{}")", code)); };
    EXPECT_EQ(Browser { api }.post(path, form("")).problem(), "401 mfa_required");
    EXPECT_EQ(Browser { api }.post(path, with(bobs.app.wrong())).problem(), "401 invalid_credentials");
    Browser browser { api };
    EXPECT_EQ(browser.post(path, with(bobs.app.next())).status, 201);
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/email"), "bob@acme.test");
}

// Nor does signing up to another account by oneself.
TEST_P(SecondFactorAttacksTest, signing_up_does_not_lead_past_it)
{
    auto bolt = tests::founded(database(), "Bolt");
    bolt.write([&](db::Transaction& tx) {
            return domains::confirm(tx, { "operator" }, bolt.account.id, DomainName::stored("acme.test"));
        })
        .value();
    EXPECT_EQ(Browser { api }
                  .post("/api/v1/public/signin/bolt/signup",
                      R"({"first_name":"Bob","last_name":"Lee","email":"bob@acme.test"})")
                  .status,
        202);
    auto const mailed = bolt.read([](db::Transaction& tx) { return mail::list_kept(tx, "bob@acme.test", 1); });
    auto const& text = mailed.at(0).text;
    auto const at = text.find("/signup/");
    auto const path = "/api/v1/public" + text.substr(at, text.find_first_of("\r\n", at) - at) + "/complete";
    auto form = [&](std::string const& code) {
        return fmt::format(R"({{"password":"{}","totp":"{}"}})", tests::good_password, code);
    };
    EXPECT_EQ(Browser { api }.post(path, fmt::format(R"({{"password":"{}"}})", tests::good_password)).problem(),
        "401 mfa_required");
    EXPECT_EQ(Browser { api }.post(path, form(bobs.app.wrong())).problem(), "401 invalid_credentials");
    EXPECT_EQ(Browser { api }.post(path, form(bobs.app.next())).status, 201);
}

// Whoever calls sessions::start says what was shown; a way in that says nothing lets nobody in
// who has a second factor. Whoever adds a way in adds it here, with the test above that tries it.
TEST_P(SecondFactorAttacksTest, every_way_in_is_known)
{
    http::Rates rates;
    http::Call call { http::Request {}, rates };
    auto const started = acme.write(
        [&](db::Transaction& tx) { return sessions::start(call, tx, *persons::find(tx, plain_user.person)); });
    EXPECT_EQ(tests::code(started), "mfa_required");
    EXPECT_TRUE(call.headers().empty());
}

// Who runs the server shows what he has. The code of an app is asked on every way in (above); a passkey may be left
// away when signing in, which then opens nothing of the server.
TEST_P(SecondFactorAttacksTest, the_password_alone_of_an_operator_opens_nothing_of_the_server)
{
    acme.write([&](db::Transaction& tx) { persons::make_operator(tx, plain_user.person); });
    auto in_by_code = [&] {
        Browser browser { api };
        EXPECT_EQ(browser.post(login, login_form("bob@acme.test", bobs.app.next())).status, 200);
        return browser;
    };
    auto with_code = in_by_code();
    EXPECT_EQ(with_code.get("/api/v1/instance/accounts").status, 200);
    EXPECT_EQ(with_code.remove("/api/v1/me/totp").status, 204);
    Browser by_password { api };
    EXPECT_EQ(by_password.log_in("bob@acme.test").status, 200);
    EXPECT_EQ(by_password.get("/api/v1/instance/accounts").status, 200) << "there is nothing else to show";
    acme.write([&](db::Transaction& tx) { persons::set_has_passkey(tx, plain_user.person, true); });
    EXPECT_EQ(by_password.get("/api/v1/instance/accounts").problem(), "403 second_factor_required");
    auto const domain = by_password.post(account_path("/domains/" + MembershipId::make().text() + "/confirm"));
    EXPECT_EQ(domain.problem(), "403 forbidden");
    EXPECT_EQ(by_password.get(account_path("")).status, 200) << "his account is open";
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(by_password));
    EXPECT_EQ(script.get("/api/v1/instance/accounts").problem(), "403 second_factor_required");
    Browser by_key { api };
    acme.write([&](db::Transaction& tx) {
        http::Rates rates;
        http::Call call { http::Request {}, rates };
        auto const person = persons::find(tx, plain_user.person).value();
        EXPECT_TRUE(sessions::start(call, tx, person, sessions::Shown::SecondFactor));
        by_key.cookie = call.headers().at(0).second.substr(0, call.headers().at(0).second.find(';'));
    });
    EXPECT_EQ(by_key.get("/api/v1/instance/accounts").status, 200);
    acme.write([&](db::Transaction& tx) { persons::set_has_passkey(tx, plain_user.person, false); });
}

}
}
