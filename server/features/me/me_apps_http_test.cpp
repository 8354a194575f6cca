// What one can open at the top right.

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::me {
namespace {

using tests::Browser;

class MeAppsTest : public tests::UserManagement {
protected:
    std::string apps(AccountId const& account) const { return "/api/v1/me/apps?account=" + account.text(); }
};
KITH_ON_BOTH_ENGINES(MeAppsTest);

// S1-21, S1-27: with one app there is still a menu.
TEST_P(MeAppsTest, are_those_that_have_a_page)
{
    constexpr auto all = R"({"items":[{"slug":"manager","name":"Manager","url":"/manage"}]})";
    EXPECT_EQ(as_eve.get(apps(acme.account.id)).body, all);
    EXPECT_EQ(signed_in(bob).get(apps(acme.account.id)).body, all);
}

// S1-27, S1-28
TEST_P(MeAppsTest, are_of_an_account_one_is_active_in)
{
    auto const bolt = tests::founded(database(), "Bolt");
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(apps(bolt.account.id)).problem(), "404 not_found");
    EXPECT_EQ(as_bob.get("/api/v1/me/apps?account=nowhere").problem(), "404 not_found");
    EXPECT_EQ(as_bob.get("/api/v1/me/apps").status, 400);
    EXPECT_EQ(Browser { api }.get(apps(acme.account.id)).problem(), "401 unauthenticated");
    auto const own = as_bob.post("/api/v1/accounts", R"({"name":"Bobs"})");
    EXPECT_EQ(as_bob.get("/api/v1/me/apps?account=" + own.at("/id")).status, 200);
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(as_bob.get(apps(acme.account.id)).problem(), "403 inactive");
}

}
}
