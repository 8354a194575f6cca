// Accounts that people found for themselves (S1-28).

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::accounts {
namespace {

using tests::Answer;
using tests::Browser;

class FoundingTest : public tests::UserManagement {
protected:
    ~FoundingTest() override { set_founders(Founders::Internal); }

    static Answer founded_by(Browser& browser, std::string const& name = "Bobs")
    {
        return browser.post("/api/v1/accounts", R"({"name":")" + name + "\"}");
    }
    static std::string path_of(Answer const& account) { return "/api/v1/accounts/" + account.at("/id"); }
};
KITH_ON_BOTH_ENGINES(FoundingTest);

// S1-28, S4-28
TEST_P(FoundingTest, makes_an_account_of_ones_own)
{
    auto as_bob = signed_in(bob);
    auto const bobs = founded_by(as_bob);
    EXPECT_EQ(bobs.status, 201) << bobs.body;
    EXPECT_EQ(as_bob.get(path_of(bobs)).at("/name"), "Bobs");
    EXPECT_EQ(as_bob.get(path_of(bobs) + "/users").at("/items/0/roles"), R"(["legal_representative"])");
    EXPECT_EQ(as_bob.get(path_of(bobs) + "/users").at("/items/1"), "");
    EXPECT_EQ(as_bob.get(path_of(bobs) + "/products").at("/items/0/available"), "3");
    EXPECT_EQ(as_bob.get(path("/users")).problem(), "403 forbidden") << "and is what he was in the other";
    EXPECT_EQ(as_bob.get("/api/v1/me").at("/memberships/1/account/name"), "Bobs");
}

// S1-28: nothing is shared.
TEST_P(FoundingTest, shares_nothing_with_where_one_comes_from)
{
    auto as_bob = signed_in(bob);
    auto const bobs = founded_by(as_bob);
    auto as_ann = signed_in(acme.ann);
    for (auto const* what : { "", "/users", "/products", "/settings", "/audit", "/roles", "/invitations" }) {
        EXPECT_EQ(as_ann.get(path_of(bobs) + what).problem(), "404 not_found") << what;
        EXPECT_EQ(as_eve.get(path_of(bobs) + what).problem(), "404 not_found") << what;
    }
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(as_bob.get(path_of(bobs)).status, 200) << "whatever happens there";
}

// S1-28: who may is the server's decision.
TEST_P(FoundingTest, is_for_those_whom_the_server_lets)
{
    auto as_bob = signed_in(bob);
    auto as_cem = signed_in(acme.joined("Cem"));
    auto const bobs = founded_by(as_bob);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(founded_by(as_bob, "More").status, 201) << "he is an internal user of his own";
    set_founders(Founders::Operator);
    EXPECT_EQ(founded_by(as_cem).problem(), "403 forbidden");
    EXPECT_EQ(founded_by(as_bob, "Even more").problem(), "403 forbidden");
    set_founders(Founders::Anyone);
    EXPECT_EQ(founded_by(as_cem).status, 201);
    EXPECT_EQ(Browser { api }.post("/api/v1/accounts", R"({"name":"X"})").problem(), "401 unauthenticated");
}

// S1-28
TEST_P(FoundingTest, ends_at_twenty)
{
    auto as_bob = signed_in(bob);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(founded_by(as_bob, "Bobs " + std::to_string(i)).status, 201) << i;
    EXPECT_EQ(founded_by(as_bob, "One more").problem(), "429 too_many_requests");
}

TEST_P(FoundingTest, wants_a_name)
{
    EXPECT_EQ(as_eve.post("/api/v1/accounts", "{}").problem(), "422 validation");
    EXPECT_EQ(founded_by(as_eve, "").problem(), "422 validation");
    EXPECT_EQ(founded_by(as_eve, "<script>").problem(), "422 validation");
    EXPECT_EQ(as_eve.post("/api/v1/accounts", R"({"name":"X","kind":"client"})").problem(), "422 validation");
    EXPECT_EQ(tests::count(database(), "accounts"), 1);
}

}
}
