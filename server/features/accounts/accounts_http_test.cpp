#include "accounts/accounts_http.h"

#include "support/api.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::accounts {
namespace {

using tests::Browser;

class AccountsHttpTest : public DatabaseTest {
protected:
    void SetUp() override
    {
        acme.joined("Bob");
        acme.joined("Eve", tests::administrator);
        bob.log_in("bob@acme.test");
        eve.log_in("eve@acme.test");
    }

    tests::Business acme = tests::founded(database(), "Acme");
    std::string path = "/api/v1/accounts/" + acme.account.id.text();
    tests::Api api { database() };
    Browser bob { api }, eve { api };
};
KITH_ON_BOTH_ENGINES(AccountsHttpTest);

TEST_P(AccountsHttpTest, are_shown_to_their_members)
{
    for (auto* browser : { &bob, &eve }) {
        auto const shown = browser->get(path);
        EXPECT_EQ(shown.at("/name"), "Acme");
        EXPECT_EQ(shown.at("/slug"), "acme");
        EXPECT_EQ(shown.at("/kind"), "business");
        EXPECT_EQ(shown.header("ETag"), "\"1\"");
    }
    EXPECT_EQ(Browser { api }.get(path).problem(), "401 unauthenticated");
}

TEST_P(AccountsHttpTest, are_renamed_by_administrators)
{
    auto const renamed = eve.patch(path, R"({"name":"Acme Rockets"})");
    EXPECT_EQ(renamed.at("/name"), "Acme Rockets");
    EXPECT_EQ(renamed.header("ETag"), "\"2\"");
    EXPECT_EQ(eve.patch(path, "{}").header("ETag"), "\"2\"") << "nothing to change";
    EXPECT_EQ(bob.patch(path, R"({"name":"Mine"})").problem(), "403 forbidden");
    EXPECT_EQ(bob.patch(path, "{").problem(), "403 forbidden") << "before what was sent";
    EXPECT_EQ(eve.patch(path, R"({"name":"<b>"})").problem(), "422 validation");
    EXPECT_EQ(eve.patch(path, R"({"slug":"x"})").problem(), "422 validation");
}

// TEN-20
TEST_P(AccountsHttpTest, are_changed_only_as_they_were_seen)
{
    eve.headers = { { "if-match", "\"1\"" } };
    EXPECT_EQ(eve.patch(path, R"({"name":"One"})").status, 200);
    EXPECT_EQ(eve.patch(path, R"({"name":"Two"})").problem(), "412 stale");
    EXPECT_EQ(bob.get(path).at("/name"), "One");
}

}
}
