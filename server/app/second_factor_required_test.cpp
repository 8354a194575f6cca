// An account that asks its people for a second factor.

#include "app/followers.h"
#include "mail/public_url.h"
#include "support/authenticator.h"
#include "support/soft_key.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

using tests::Browser;

class SecondFactorRequiredTest : public tests::UserManagement {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }

    std::string settings() const { return path("/settings"); }
    tests::Answer ask(Browser& browser, std::string const& of)
    {
        return browser.patch(settings(), R"({"second_factor_required":")" + of + "\"}");
    }
    static tests::Answer add(Browser& browser, tests::SoftKey& key)
    {
        auto const options = browser.post("/api/v1/me/passkeys/options");
        auto const added =
            browser.post("/api/v1/me/passkeys", key.registration(options.at("/challenge"), options.at("/user/id")));
        EXPECT_EQ(added.status, 201) << added.body;
        return added;
    }
    tests::Answer show(Browser& browser, tests::SoftKey& key, std::string const& to)
    {
        auto const challenge = Browser { api }.post("/api/v1/auth/passkey/options").at("/challenge");
        return browser.post(to, key.assertion(challenge));
    }
    static std::string lacks(Browser& browser)
    {
        return browser.get("/api/v1/me").at("/memberships/0/lacks_second_factor");
    }
};
KITH_ON_BOTH_ENGINES(SecondFactorRequiredTest);

// B37: whoever asks it of others has one, so that nobody closes the account to himself.
TEST_P(SecondFactorRequiredTest, is_asked_by_who_has_one)
{
    auto const refused = ask(as_eve, "everybody");
    EXPECT_EQ(refused.problem() + ' ' + refused.at("/errors/0/field"), "409 no_second_factor second_factor_required");
    EXPECT_EQ(ask(as_eve, "none").status, 200) << "as it is";
    tests::with_second_factor(as_eve, clock);
    EXPECT_EQ(ask(as_eve, "everybody").at("/second_factor_required"), "everybody");
    EXPECT_EQ(
        newest_event().data, R"({"changes":[{"what":"second_factor_required","before":"none","after":"everybody"}]})");
    EXPECT_EQ(ask(as_eve, "sometimes").problem(), "422 validation");
}

// B37
TEST_P(SecondFactorRequiredTest, closes_the_account_until_one_is_there)
{
    auto as_bob = signed_in(bob);
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(as_bob));
    EXPECT_EQ(as_bob.get("/api/v1/me").at("/memberships/0/lacks_second_factor"), "false");
    tests::with_second_factor(as_eve, clock);
    ask(as_eve, "everybody");
    EXPECT_EQ(as_bob.get(path()).problem(), "403 second_factor_required");
    EXPECT_EQ(as_bob.get(path("/settings")).problem(), "403 second_factor_required");
    EXPECT_EQ(script.get(path()).problem(), "403 second_factor_required") << "programs of his, too";
    EXPECT_EQ(as_bob.get("/api/v1/accounts/" + AccountId::make().text()).problem(), "404 not_found");
    EXPECT_EQ(as_bob.get("/api/v1/me").at("/memberships/0/lacks_second_factor"), "true");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").status, 200) << "he can sign in, to set it up";
    tests::with_second_factor(as_bob, clock);
    EXPECT_EQ(as_bob.get(path()).status, 200);
    EXPECT_EQ(script.get(path()).status, 200);
    EXPECT_EQ(as_bob.remove("/api/v1/me/totp").status, 204);
    EXPECT_EQ(as_bob.get(path()).problem(), "403 second_factor_required");
}

// B37: it stands for both steps where one signs in with it; the password alone does not.
TEST_P(SecondFactorRequiredTest, is_satisfied_by_a_passkey)
{
    tests::with_second_factor(as_eve, clock);
    auto by_password = signed_in(bob);
    tests::SoftKey key;
    auto const added = add(by_password, key);
    Browser of_password { api };
    of_password.headers = tests::bearer(tests::made_api_token(by_password));
    ask(as_eve, "everybody");
    EXPECT_EQ(by_password.get(path()).problem(), "403 second_factor_required");
    EXPECT_EQ(lacks(by_password), "true");
    Browser by_key { api };
    EXPECT_EQ(show(by_key, key, "/api/v1/auth/passkey").at("/memberships/0/lacks_second_factor"), "false");
    EXPECT_EQ(lacks(by_key), "false");
    EXPECT_EQ(by_key.get(path()).status, 200);
    EXPECT_EQ(of_password.get(path()).problem(), "403 second_factor_required") << "made by the password alone";
    Browser of_key { api };
    of_key.headers = tests::bearer(tests::made_api_token(by_key));
    EXPECT_EQ(of_key.get(path()).status, 200);
    EXPECT_EQ(show(by_password, key, "/api/v1/me/reauthentication/passkey").status, 204);
    EXPECT_EQ(by_password.get(path()).status, 200) << "shown later on";
    EXPECT_EQ(by_key.remove("/api/v1/me/passkeys/" + added.at("/id")).status, 204);
    for (auto* browser : { &by_key, &by_password, &of_key })
        EXPECT_EQ(browser->get(path()).problem(), "403 second_factor_required") << "there is none any more";
}

// What goes on in a session goes on with what was shown in it, no more and no less.
TEST_P(SecondFactorRequiredTest, is_as_shown_by_a_session_that_goes_on)
{
    tests::with_second_factor(as_eve, clock);
    auto by_password = signed_in(bob);
    tests::SoftKey key;
    add(by_password, key);
    ask(as_eve, "everybody");
    Browser by_key { api };
    show(by_key, key, "/api/v1/auth/passkey");
    auto const again = fmt::format(R"({{"password":"{}"}})", tests::good_password);
    EXPECT_EQ(by_key.post("/api/v1/me/reauthentication", again).status, 204);
    EXPECT_EQ(by_key.get(path()).status, 200);
    EXPECT_EQ(by_password.post("/api/v1/me/reauthentication", again).status, 204);
    EXPECT_EQ(by_password.get(path()).problem(), "403 second_factor_required");
    auto change = [](std::string_view from, std::string_view to) {
        return fmt::format(R"({{"current_password":"{}","password":"{}"}})", from, to);
    };
    constexpr std::string_view other = "seven violins under snow";
    EXPECT_EQ(by_password.post("/api/v1/me/password", change(tests::good_password, other)).status, 204);
    EXPECT_EQ(by_password.get(path()).problem(), "403 second_factor_required");
    show(by_key, key, "/api/v1/auth/passkey");
    EXPECT_EQ(by_key.post("/api/v1/me/password", change(other, tests::good_password)).status, 204);
    EXPECT_EQ(by_key.get(path()).status, 200);
}

TEST_P(SecondFactorRequiredTest, is_asked_by_who_has_a_passkey)
{
    tests::SoftKey key;
    add(as_eve, key);
    EXPECT_EQ(ask(as_eve, "everybody").status, 200);
    EXPECT_EQ(as_eve.get(path()).problem(), "403 second_factor_required");
    EXPECT_EQ(show(as_eve, key, "/api/v1/auth/passkey").status, 200);
    EXPECT_EQ(ask(as_eve, "none").status, 200);
}

// An administrator who takes away what somebody lost closes the account to whoever has it.
TEST_P(SecondFactorRequiredTest, is_gone_with_what_an_administrator_takes_away)
{
    tests::with_second_factor(as_eve, clock);
    auto as_bob = signed_in(bob);
    tests::SoftKey key;
    add(as_bob, key);
    ask(as_eve, "everybody");
    show(as_bob, key, "/api/v1/auth/passkey");
    EXPECT_EQ(as_bob.get(path()).status, 200);
    EXPECT_EQ(as_eve.get(at(bob)).at("/has_second_factor"), "true");
    EXPECT_EQ(as_eve.remove(at(bob) + "/second-factors").status, 204);
    EXPECT_EQ(as_bob.get(path()).problem(), "403 second_factor_required");
}

TEST_P(SecondFactorRequiredTest, may_be_asked_of_administrators_alone)
{
    tests::with_second_factor(as_eve, clock);
    ask(as_eve, "administrators");
    EXPECT_EQ(signed_in(bob).get(path()).status, 200);
    EXPECT_EQ(signed_in(acme.joined("Max", tests::manager)).get(path()).status, 200);
    EXPECT_EQ(signed_in(acme.joined("Fay", tests::administrator)).get(path()).problem(), "403 second_factor_required");
    EXPECT_EQ(signed_in(acme.ann).get(path()).problem(), "403 second_factor_required");
    EXPECT_EQ(as_eve.get(path()).status, 200);
}

TEST_P(SecondFactorRequiredTest, ends_the_sockets_of_who_has_none)
{
    auto as_bob = signed_in(bob);
    live::Watcher const watcher { bob.account, bob.person, bob.membership,
        crypto::sha256_hex(as_bob.cookie.substr(as_bob.cookie.find('=') + 1)), {} };
    auto is_open = [&] { return acme.read([&](db::Transaction& tx) { return renew(tx, watcher); }).has_value(); };
    EXPECT_TRUE(is_open());
    tests::with_second_factor(as_eve, clock);
    ask(as_eve, "everybody");
    EXPECT_FALSE(is_open());
}

}
}
