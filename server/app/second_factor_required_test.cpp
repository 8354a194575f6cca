// An account that asks its people for a second factor.

#include "app/followers.h"
#include "support/authenticator.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

using tests::Browser;

class SecondFactorRequiredTest : public tests::UserManagement {
protected:
    std::string settings() const { return path("/settings"); }
    tests::Answer ask(Browser& browser, std::string const& of)
    {
        return browser.patch(settings(), R"({"second_factor_required":")" + of + "\"}");
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
