// The pages of one product: who uses it, who could, and whose license lies idle.

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Browser;

class ProductUsersTest : public tests::UserManagement {
protected:
    std::string suite(std::string const& more) const { return path("/products/suite" + more); }
    // First names on the page: "Bob Cem ".
    std::string names(Browser& browser, std::string const& from)
    {
        auto const page = browser.get(from);
        EXPECT_EQ(page.status, 200) << page.body;
        std::string all;
        for (int i = 0; !page.at("/items/" + std::to_string(i)).empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/first_name") + ' ';
        return all;
    }
};
KITH_ON_BOTH_ENGINES(ProductUsersTest);

// S1-08, S1-25: only who has no license can be given one.
TEST_P(ProductUsersTest, are_with_a_license_or_could_be_given_one)
{
    auto const cem = acme.joined("Cem");
    auto const dan = acme.joined("Dan");
    acme.set_state(dan.membership, memberships::State::Inactive);
    EXPECT_EQ(names(as_eve, suite("/candidates")), "Ann Bob Cem Eve ");
    give(as_eve, "suite", bob);
    give(as_eve, "voice", cem);
    EXPECT_EQ(names(as_eve, suite("/users")), "Bob ");
    EXPECT_EQ(names(as_eve, suite("/candidates")), "Ann Cem Eve ");
    EXPECT_EQ(names(as_eve, suite("/candidates?q=ce")), "Cem ");
    EXPECT_EQ(names(as_eve, suite("/candidates?q=bo")), "");
    auto const first = as_eve.get(suite("/candidates?limit=2&total=true"));
    EXPECT_EQ(first.at("/total"), "3");
    EXPECT_EQ(names(as_eve, suite("/candidates?limit=2&cursor=" + first.at("/next_cursor"))), "Eve ");
    as_eve.send(http::Method::Delete, license("suite", bob), "");
    EXPECT_EQ(names(as_eve, suite("/candidates")), "Ann Bob Cem Eve ");
}

// S1-08, B14: a license that has ended is none.
TEST_P(ProductUsersTest, whose_license_has_ended_could_be_given_another)
{
    give(as_eve, "suite", bob);
    EXPECT_EQ(as_eve.patch(at(bob), ends("license:suite", 1h)).status, 200);
    EXPECT_EQ(names(as_eve, suite("/candidates")), "Ann Eve ");
    clock.by(2h);
    EXPECT_EQ(names(as_eve, suite("/candidates")), "Ann Bob Eve ");
    EXPECT_EQ(names(as_eve, suite("/users")), "");
}

// S1-06, S1-12: a grant of the product opens its pages, and no others.
TEST_P(ProductUsersTest, are_shown_to_those_who_manage_the_product)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(suite("/candidates")).problem(), "403 forbidden");
    EXPECT_EQ(Browser { api }.get(suite("/candidates")).problem(), "401 unauthenticated");
    EXPECT_EQ(as_eve.get(path("/products/piano/candidates")).problem(), "404 not_found");
    as_eve.patch(at(bob), R"({"grants":{"manage":["suite"]}})");
    EXPECT_EQ(names(as_bob, suite("/candidates")), "Ann Bob Eve ");
    EXPECT_EQ(give(as_bob, "suite", eve).status, 200);
    EXPECT_EQ(names(as_bob, suite("/users")), "Eve ");
    EXPECT_EQ(as_bob.get(path("/products/voice/candidates")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/users")).problem(), "403 forbidden");
}

// C-16: without the setting an administrator needs the grant, too.
TEST_P(ProductUsersTest, are_shown_to_administrators_as_the_account_decides)
{
    EXPECT_EQ(as_eve.get(suite("/candidates")).status, 200);
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"products_implicit_admin_manage":false})").status, 200);
    EXPECT_EQ(as_eve.get(suite("/candidates")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/tools")).at("/items/0/may_manage"), "false");
}

// B12: who has a license and was not here since then; who was added since is left alone.
TEST_P(ProductUsersTest, that_nobody_has_seen_can_be_listed)
{
    auto const cem = acme.joined("Cem");
    give(as_eve, "suite", bob);
    give(as_eve, "suite", cem);
    clock.by(Days { 31 });
    auto as_cem = signed_in(cem);
    EXPECT_EQ(as_cem.get(path()).status, 200); // he is seen
    EXPECT_EQ(as_eve.log_in("eve@acme.test").status, 200);
    auto const added = as_eve.post(path("/users"), new_user("Dan", R"(,"licenses":["suite"],"send":"none")"));
    EXPECT_EQ(added.status, 201) << added.body;
    auto const unseen = suite("/users?unseen_since=" + in(Days { -30 }));
    EXPECT_EQ(names(as_eve, unseen), "Bob ");
    EXPECT_EQ(names(as_eve, suite("/users?unseen_since=" + in(Days { -90 }))), "");
    EXPECT_EQ(names(as_eve, suite("/users")), "Bob Cem Dan ");
    EXPECT_EQ(as_eve.get(suite("/users?unseen_since=may")).status, 400);
    as_eve.send(http::Method::Delete, license("suite", bob), "");
    EXPECT_EQ(names(as_eve, unseen), "");
}

}
}
