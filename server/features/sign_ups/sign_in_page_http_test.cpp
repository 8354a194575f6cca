#include "support/api.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::sign_ups {
namespace {

class SignInPageTest : public DatabaseTest {
protected:
    tests::Business acme = tests::founded(database(), "Acme");
    tests::Api api { database() };
    tests::Browser nobody { api };
};
KITH_ON_BOTH_ENGINES(SignInPageTest);

// S4-04, S4-09
TEST_P(SignInPageTest, shows_the_account_and_that_nobody_can_join_by_himself_yet)
{
    auto const page = nobody.get("/api/v1/public/signin/acme");
    EXPECT_EQ(page.at("/account/name"), "Acme");
    EXPECT_EQ(
        page.body, R"({"account":{"name":"Acme"},"signup":{"open":false,"domains":[],"link":false},"providers":[]})");
}

TEST_P(SignInPageTest, stays_at_its_address_when_the_account_is_renamed)
{
    acme.joined("Eve", tests::administrator);
    tests::Browser eve { api };
    EXPECT_EQ(eve.log_in("eve@acme.test").status, 200);
    EXPECT_EQ(eve.patch("/api/v1/accounts/" + acme.account.id.text(), R"({"name":"Acme Rockets"})").status, 200);
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").at("/account/name"), "Acme Rockets");
}

// ENU: looked up for guessing, it soon answers no more.
TEST_P(SignInPageTest, tires_of_who_guesses)
{
    EXPECT_EQ(nobody.get("/api/v1/public/signin/nobody").problem(), "404 not_found");
    for (int i = 0; i < 29; ++i)
        nobody.get("/api/v1/public/signin/nobody");
    EXPECT_EQ(nobody.get("/api/v1/public/signin/nobody").problem(), "429 too_many_requests");
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").status, 200);
}

}
}
