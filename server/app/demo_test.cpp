#include "demo/demo.h"

#include "app/check.h"
#include "support/api.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::app {
namespace {

class DemoTest : public DatabaseTest {
protected:
    tests::Api api { database() };
    tests::Browser browser { api };
};
KITH_ON_BOTH_ENGINES(DemoTest);

TEST_P(DemoTest, keeps_every_rule_and_lets_everybody_named_in)
{
    auto const before = wall_clock();
    auto const password = demo::stage_in(database()).value();
    EXPECT_EQ(find_violations(database()), std::vector<std::string> {});
    EXPECT_LT(wall_clock() - before, Duration { 1h }) << "the clock is right again";
    ASSERT_EQ(demo::sign_ins().size(), 3u);
    for (auto const& one : demo::sign_ins())
        EXPECT_EQ(browser.log_in(one.email, password).status, 200) << one.email;
}

TEST_P(DemoTest, shows_every_state)
{
    browser.log_in("mara@northlight.example", demo::stage_in(database()).value());
    auto const account = "/api/v1/accounts/" + browser.get("/api/v1/me").at("/memberships/0/account/id");
    auto total = [&](std::string const& list) { return browser.get(account + list + "&total=true").at("/total"); };
    EXPECT_EQ(total("/users?state=active"), "15");
    EXPECT_EQ(total("/users?state=inactive"), "1");
    for (auto const* state : { "pending", "accepted", "declined", "revoked", "expired" })
        EXPECT_NE(total(fmt::format("/invitations?state={}", state)), "0") << state;
    auto const pending = browser.get(account + "/invitations?state=pending").body;
    for (auto const* delivery : { "queued", "handed_over", "deferred", "failed", "opened" })
        EXPECT_NE(pending.find(fmt::format(R"("state":"{}")", delivery)), std::string::npos) << delivery;
    EXPECT_NE(pending.find(R"("approval":"awaiting")"), std::string::npos);
    auto const products = browser.get(account + "/products").body;
    EXPECT_NE(products.find(R"("available":0)"), std::string::npos) << products;
    auto const picture = browser.get(browser.get(account + "/users?q=jonas").at("/items/0/avatar_url"));
    EXPECT_EQ(picture.content_type, "image/jpeg");
    EXPECT_NE(browser.get("/api/v1/me/join-requests").body.find("Harbor Lane Legal"), std::string::npos);
}

TEST_P(DemoTest, goes_on_where_it_was_left)
{
    auto const first = demo::stage_in(database());
    auto const people = tests::count(database(), "memberships");
    EXPECT_EQ(demo::stage_in(database()), first);
    EXPECT_EQ(tests::count(database(), "memberships"), people);
}

TEST_P(DemoTest, leaves_accounts_of_others_alone)
{
    tests::founded(database(), "Acme");
    EXPECT_EQ(demo::stage_in(database()), std::nullopt);
    EXPECT_EQ(tests::count(database(), "accounts"), 1);
}

}
}
