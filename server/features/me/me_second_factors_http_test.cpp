// Two-step sign-in, as its owner sets it up.

#include "mail/outbox.h"
#include "second_factors/second_factors.h"
#include "support/authenticator.h"
#include "support/parallel.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::me {
namespace {

using tests::Browser;
using tests::login_form;
using tests::totp_form;

class MeSecondFactorsTest : public tests::UserManagement {
protected:
    void SetUp() override
    {
        UserManagement::SetUp();
        browser.log_in("bob@acme.test");
    }
    tests::Answer state() { return browser.get("/api/v1/me/second-factors"); }
    std::string newest_mail()
    {
        return acme.read([](db::Transaction& tx) { return mail::list_kept(tx, "bob@acme.test", 1).at(0).text; });
    }
    Browser browser { api };
};
KITH_ON_BOTH_ENGINES(MeSecondFactorsTest);

// B37
TEST_P(MeSecondFactorsTest, are_on_once_a_code_of_the_app_was_shown)
{
    EXPECT_EQ(state().body, R"({"totp":null,"recovery_codes_left":0})");
    auto const begun = browser.post("/api/v1/me/totp");
    EXPECT_EQ(begun.status, 201) << begun.body;
    EXPECT_EQ(begun.at("/secret").size(), 32u);
    EXPECT_TRUE(begun.at("/uri").starts_with("otpauth://totp/Kith:bob%40acme.test?secret=" + begun.at("/secret")));
    EXPECT_GE(std::stoi(begun.at("/qr/size")), 21);
    EXPECT_TRUE(begun.at("/qr/path").starts_with("M0 0h7v1h-7z"));
    EXPECT_EQ(state().at("/totp"), "null") << "not yet";
    tests::Authenticator app { begun.at("/secret"), clock };
    auto const wrong = browser.post("/api/v1/me/totp/confirm", totp_form(app.wrong()));
    EXPECT_EQ(wrong.problem() + ' ' + wrong.at("/errors/0/field"), "422 validation code");
    auto const before = last_event();
    auto const confirmed = browser.post("/api/v1/me/totp/confirm", totp_form(app.now()));
    EXPECT_EQ(confirmed.status, 200) << confirmed.body;
    EXPECT_EQ(confirmed.at("/recovery_codes/9").size(), 11u);
    EXPECT_EQ(confirmed.at("/recovery_codes/10"), "");
    EXPECT_EQ(events_after(before), "membership.second_factor_added ");
    EXPECT_EQ(newest_event().source.name, "Bob Lee");
    EXPECT_TRUE(newest_mail().contains("asks for a code")) << newest_mail();
    EXPECT_EQ(state().at("/recovery_codes_left"), "10");
    EXPECT_NE(state().at("/totp/since"), "");
    EXPECT_EQ(browser.post("/api/v1/me/totp").problem(), "409 wrong_state");
    EXPECT_EQ(browser.post("/api/v1/me/totp/confirm", totp_form(app.next())).problem(), "409 wrong_state");
}

TEST_P(MeSecondFactorsTest, that_were_begun_twice_go_by_the_second_secret_for_an_hour)
{
    tests::Authenticator first { browser.post("/api/v1/me/totp").at("/secret"), clock };
    tests::Authenticator second { browser.post("/api/v1/me/totp").at("/secret"), clock };
    EXPECT_EQ(browser.post("/api/v1/me/totp/confirm", totp_form(first.now())).problem(), "422 validation");
    clock.by(61min);
    browser.log_in("bob@acme.test");
    EXPECT_EQ(browser.post("/api/v1/me/totp/confirm", totp_form(second.now())).problem(), "409 wrong_state");
}

// Whoever had a session by the password alone is out; programs go on.
TEST_P(MeSecondFactorsTest, end_the_browsers_that_never_showed_them)
{
    Browser thief { api };
    thief.log_in("bob@acme.test");
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(browser));
    tests::with_second_factor(browser, clock);
    EXPECT_EQ(thief.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(browser.get("/api/v1/me").status, 200);
    EXPECT_EQ(script.get("/api/v1/me").status, 200);
    EXPECT_EQ(script.get("/api/v1/me/second-factors").problem(), "403 reauthentication_required");
}

TEST_P(MeSecondFactorsTest, are_turned_off_and_set_up_anew)
{
    tests::with_second_factor(browser, clock);
    auto const before = last_event();
    EXPECT_EQ(browser.remove("/api/v1/me/totp").status, 204);
    EXPECT_EQ(events_after(before), "membership.second_factor_removed ");
    EXPECT_TRUE(newest_mail().contains("the password alone is enough"));
    EXPECT_EQ(browser.remove("/api/v1/me/totp").status, 204) << "that there is none is no trouble";
    EXPECT_EQ(events_after(before), "membership.second_factor_removed ");
    EXPECT_EQ(browser.log_in("bob@acme.test").status, 200);
    tests::with_second_factor(browser, clock);
}

// AUT-11
TEST_P(MeSecondFactorsTest, come_with_recovery_codes_that_are_shown_once_and_work_once)
{
    auto const bobs = tests::with_second_factor(browser, clock);
    auto const& code = bobs.recovery_codes.at(3);
    EXPECT_FALSE(state().body.contains(code));
    Browser again { api };
    auto const before = last_event();
    EXPECT_EQ(again.post("/api/v1/auth/login", login_form("bob@acme.test", code)).status, 200);
    EXPECT_EQ(events_after(before), "membership.recovery_code_used ");
    EXPECT_TRUE(newest_mail().contains("Codes that are left: 9"));
    auto const used = Browser { api }.post("/api/v1/auth/login", login_form("bob@acme.test", code));
    EXPECT_EQ(used.problem() + ' ' + used.at("/errors/0/field"), "410 recovery_code_used totp");
    EXPECT_EQ(state().at("/recovery_codes_left"), "9");
}

TEST_P(MeSecondFactorsTest, get_new_recovery_codes_instead_of_the_old_ones)
{
    EXPECT_EQ(browser.post("/api/v1/me/recovery-codes").problem(), "409 wrong_state");
    auto const bobs = tests::with_second_factor(browser, clock);
    auto const made = browser.post("/api/v1/me/recovery-codes");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(newest_event().operation, "membership.recovery_codes_made");
    auto log_in_with = [&](std::string const& code) {
        return Browser { api }.post("/api/v1/auth/login", login_form("bob@acme.test", code)).status;
    };
    EXPECT_EQ(log_in_with(bobs.recovery_codes.at(0)), 401);
    EXPECT_EQ(log_in_with(made.at("/recovery_codes/0")), 200);
}

// AUT-14
TEST_P(MeSecondFactorsTest, change_only_by_who_showed_a_short_while_ago_who_he_is)
{
    auto bobs = tests::with_second_factor(browser, clock);
    clock.by(15min);
    auto const refused = "403 reauthentication_required";
    EXPECT_EQ(browser.post("/api/v1/me/totp").problem(), refused);
    EXPECT_EQ(browser.post("/api/v1/me/totp/confirm", "{").problem(), refused) << "before what was sent";
    EXPECT_EQ(browser.post("/api/v1/me/recovery-codes").problem(), refused);
    EXPECT_EQ(browser.remove("/api/v1/me/totp").problem(), refused);
    auto show = [&](std::string_view password, std::string_view code) {
        return browser.post(
            "/api/v1/me/reauthentication", fmt::format(R"({{"password":"{}","totp":"{}"}})", password, code));
    };
    EXPECT_EQ(show("a wrong password here", bobs.app.next()).problem(), refused);
    auto const without = show(tests::good_password, "");
    EXPECT_EQ(without.problem() + ' ' + without.at("/errors/0/field"), "403 reauthentication_required totp");
    EXPECT_EQ(show(tests::good_password, bobs.app.wrong()).at("/errors/0/field"), "totp");
    auto const cookie = browser.cookie;
    EXPECT_EQ(show(tests::good_password, bobs.app.next()).status, 204);
    EXPECT_NE(browser.cookie, cookie) << "another session (ASVS 7.2.4)";
    EXPECT_EQ(browser.post("/api/v1/me/recovery-codes").status, 201);
}

// The password alone opens nothing that asks for more.
TEST_P(MeSecondFactorsTest, are_asked_for_wherever_the_password_is)
{
    tests::with_second_factor(browser, clock);
    clock.by(15min);
    auto const password = std::string { tests::good_password };
    auto const refused = "403 reauthentication_required";
    EXPECT_EQ(
        browser.patch("/api/v1/me", R"({"recovery_email":"eve@evil.test","current_password":")" + password + "\"}")
            .problem(),
        refused);
    EXPECT_EQ(browser.post("/api/v1/me/tokens", R"({"name":"T","password":")" + password + "\"}").problem(), refused);
    EXPECT_EQ(browser
                  .post("/api/v1/me/password",
                      R"({"current_password":")" + password + R"(","password":"seven violins under snow"})")
                  .problem(),
        refused);
}

}
}
