// Groups of clients: who makes, sees and changes them (S2-10, S2-14, S2-25, S2-26).

#include "client_groups/client_groups.h"

#include "support/parallel.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::client_groups {
namespace {

using tests::Browser;

class ClientGroupsTest : public tests::UserManagement {
protected:
    std::string groups(std::string const& more = "") const { return path("/client-groups" + more); }
    std::string made(Browser& browser, std::string const& name, std::string const& more = "")
    {
        auto const answer = browser.post(groups(), R"({"name":")" + name + '"' + more + '}');
        EXPECT_EQ(answer.status, 201) << answer.body;
        return '/' + answer.at("/id");
    }
    std::string client(Browser& browser, std::string const& name)
    {
        auto const answer = browser.post(path("/clients"),
            R"({"members":[{"first_name":")" + name + R"(","last_name":"Doe","email":")" + name +
                R"(@elsewhere.test"}],"delivery":"quiet"})");
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/items/0/client/id");
    }
    tests::Answer put(Browser& browser, std::string const& group, std::string const& client)
    {
        return browser.send(http::Method::Put, groups(group + "/members/" + client), "");
    }
    std::string names(Browser& browser, std::string const& query = "")
    {
        auto const page = browser.get(groups(query));
        std::string all;
        for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i)
            all += page.at(fmt::format("/items/{}/name", i)) + ' ' + page.at(fmt::format("/items/{}/member_count", i)) +
                ';';
        return page.status == 200 ? all : page.problem();
    }

    Actor cem = acme.joined("Cem");
    Browser as_bob = signed_in(bob);
    Browser as_cem = signed_in(cem);
};
KITH_ON_BOTH_ENGINES(ClientGroupsTest);

// S2-26
TEST_P(ClientGroupsTest, are_made_changed_and_deleted)
{
    auto const zoe = client(as_bob, "Zoe");
    auto const circle = made(as_bob, "Circle", R"(,"description":"Round","members":[")" + zoe + R"("])");
    auto const shown = as_bob.get(groups(circle));
    EXPECT_EQ(shown.at("/managers/0/display_name") + ' ' + shown.at("/description"), "Bob Lee Round");
    EXPECT_EQ(shown.at("/members/0/display_name") + ' ' + shown.at("/members/0/state"), "Zoe Doe quiet");
    EXPECT_EQ(as_cem.post(groups(), R"({"name":"CIRCLE"})").problem(), "409 name_taken");
    EXPECT_EQ(as_bob.patch(groups(circle), R"({"name":"Ring"})").at("/name"), "Ring");
    EXPECT_EQ(as_bob.remove(groups(circle)).status, 204);
    EXPECT_EQ(as_bob.get(groups(circle)).problem(), "404 not_found");
    EXPECT_EQ(as_bob.get(path("/clients/" + zoe)).status, 200) << "nobody is deleted with it";
}

// S2-10: by who made or manages it, or looks after somebody in it.
TEST_P(ClientGroupsTest, are_seen_by_those_whom_they_concern)
{
    auto const circle = made(as_bob, "Circle");
    auto const zoe = client(as_bob, "Zoe");
    EXPECT_EQ(put(as_bob, circle, zoe).at("/member_count"), "1");
    EXPECT_EQ(names(as_cem), "");
    EXPECT_EQ(as_cem.get(groups(circle)).problem(), "404 not_found");
    EXPECT_EQ(names(as_eve), "Circle 1;");
    as_bob.send(http::Method::Put, path("/clients/" + zoe + "/mappings/" + cem.membership.text()), "");
    EXPECT_EQ(names(as_cem), "Circle 1;");
    EXPECT_EQ(as_cem.patch(groups(circle), R"({"name":"Ring"})").problem(), "403 forbidden");
    EXPECT_EQ(as_cem.get(path("/clients/" + zoe)).at("/groups/0/name"), "Circle");
    auto const managers = R"({"managers":[")" + cem.membership.text() + R"("]})";
    EXPECT_EQ(as_bob.patch(groups(circle), managers).at("/managers/0/display_name"), "Cem Lee");
    EXPECT_EQ(as_cem.patch(groups(circle), R"({"name":"Ring"})").status, 200);
    EXPECT_EQ(as_bob.patch(groups(circle), R"({"name":"Disc"})").problem(), "403 forbidden") << "manages it no more";
}

// TEN-02: whose client it is not, or whose account, is not put in.
TEST_P(ClientGroupsTest, take_ones_own_clients_only)
{
    auto const circle = made(as_cem, "Circle");
    auto const zoe = client(as_bob, "Zoe");
    EXPECT_EQ(put(as_cem, circle, zoe).problem(), "404 not_found");
    EXPECT_EQ(put(as_cem, circle, bob.membership.text()).problem(), "404 not_found");
    EXPECT_EQ(as_cem.post(groups(), R"({"name":"Ring","members":[")" + zoe + R"("]})").problem(), "422 validation");
    auto beta = tests::founded(database(), "Beta");
    auto const stranger = R"(,"managers":[")" + beta.ann.membership.text() + R"("]})";
    EXPECT_EQ(as_cem.post(groups(), R"({"name":"Ring")" + stranger).problem(), "422 validation");
    EXPECT_EQ(put(as_eve, circle, zoe).status, 200);
    EXPECT_EQ(as_cem.remove(groups(circle + "/members/" + zoe)).status, 204);
    EXPECT_EQ(as_cem.remove(groups(circle + "/members/" + zoe)).status, 204);
}

// S2-26: the last manager goes, and it is the administrators'.
TEST_P(ClientGroupsTest, whose_manager_leaves_are_the_administrators)
{
    auto const circle = made(as_cem, "Circle");
    EXPECT_EQ(as_eve.remove(at(cem)).status, 204);
    EXPECT_EQ(as_eve.get(groups(circle)).at("/managers"), "[]");
    EXPECT_EQ(as_eve.patch(groups(circle), R"({"name":"Ring"})").status, 200);
}

// A client who is removed leaves them.
TEST_P(ClientGroupsTest, lose_who_is_removed)
{
    auto const circle = made(as_bob, "Circle");
    auto const zoe = client(as_bob, "Zoe");
    put(as_bob, circle, zoe);
    EXPECT_EQ(as_bob.remove(path("/clients/" + zoe)).status, 204);
    EXPECT_EQ(names(as_bob), "Circle 0;");
    client(as_bob, "Zoe");
    EXPECT_EQ(names(as_bob), "Circle 0;");
}

TEST_P(ClientGroupsTest, of_one_name_are_made_once)
{
    int const served = tests::in_parallel(
        4, 4, [&](int) { return Browser { as_bob }.post(groups(), R"({"name":"Circle"})").status == 201; });
    EXPECT_EQ(served, 1);
    EXPECT_EQ(names(as_eve), "Circle 0;");
}

}
}
