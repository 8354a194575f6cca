// Who may do what to users: every role and every verb (S0-07).

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using http::Method;
using tests::Browser;

struct Verb {
    Method method;
    std::string path;
    std::string body;
    int status; // for who may
};

class UserRightsTest : public tests::UserManagement {
protected:
    // In an order in which each can be done once by one who may.
    std::vector<Verb> verbs(std::string const& name, Actor const& user)
    {
        return { { Method::Get, path("/users"), "", 200 }, { Method::Post, path("/users"), new_user(name), 201 },
            { Method::Get, at(user), "", 200 }, { Method::Patch, at(user), R"({"job_title":"Clerk"})", 200 },
            { Method::Put, license("suite", user), "", 200 }, { Method::Get, path("/products/suite/users"), "", 200 },
            { Method::Get, path("/products/suite/ledger"), "", 200 },
            { Method::Delete, license("suite", user), "", 204 }, { Method::Get, path("/products"), "", 200 },
            { Method::Get, path("/roles"), "", 200 },
            { Method::Get, path("/who-can?permission=users.manage"), "", 200 },
            { Method::Get, at(user) + "/why?permission=users.manage", "", 200 },
            { Method::Get, path("/can?permission=users.manage&user=") + user.membership.text(), "", 200 },
            { Method::Patch, at(user), R"({"active":false})", 200 }, { Method::Delete, at(user), "", 204 } };
    }
    void expect_all(Browser& browser, std::string const& name, std::string const& problem)
    {
        auto const user = acme.joined("Subject" + name);
        auto const before = member(user);
        for (auto const& verb : verbs(name, user)) {
            auto const answer = browser.send(verb.method, verb.path, verb.body);
            if (problem.empty())
                EXPECT_EQ(answer.status, verb.status) << name << ' ' << answer.route << answer.body;
            else
                EXPECT_EQ(answer.problem(), problem) << name << ' ' << answer.route;
        }
        if (!problem.empty()) {
            EXPECT_EQ(member(user).version, before.version) << name;
        }
    }
};
KITH_ON_BOTH_ENGINES(UserRightsTest);

// S0-07
TEST_P(UserRightsTest, are_those_of_legal_representatives_and_administrators)
{
    auto as_ann = signed_in(acme.ann);
    expect_all(as_ann, "Xa", "");
    expect_all(as_eve, "Xe", "");
}

// S0-07
TEST_P(UserRightsTest, are_nobody_elses)
{
    auto as_bob = signed_in(bob);
    auto as_manager = signed_in(acme.joined("Max", tests::manager));
    Browser program { api };
    program.headers = tests::bearer(tests::made_api_token(as_bob));
    Browser nobody { api };
    expect_all(as_bob, "Xb", "403 forbidden");
    expect_all(as_manager, "Xm", "403 forbidden");
    expect_all(program, "Xp", "403 forbidden");
    expect_all(nobody, "Xn", "401 unauthenticated");
}

// S0-07: an administrator of one account is nothing in another.
TEST_P(UserRightsTest, end_at_the_account)
{
    auto bolt = tests::founded(database(), "Bolt");
    bolt.joined("Zed", tests::administrator);
    Browser as_zed { api };
    as_zed.log_in("zed@bolt.test");
    expect_all(as_zed, "Xz", "404 not_found");
    auto const elsewhere = "/api/v1/accounts/" + bolt.account.id.text() + "/users/" + bob.membership.text();
    EXPECT_EQ(as_zed.get(elsewhere).problem(), "404 not_found") << "nor by way of his own account";
    EXPECT_EQ(as_zed.patch(elsewhere, R"({"active":false})").problem(), "404 not_found");
    EXPECT_EQ(as_zed.remove(elsewhere).problem(), "404 not_found");
}

// S0-07
TEST_P(UserRightsTest, that_are_lost_are_lost_with_the_next_call)
{
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
    EXPECT_EQ(as_ann.patch(at(eve), R"({"roles":["user"]})").status, 200);
    EXPECT_EQ(as_eve.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"job_title":"x"})").problem(), "403 forbidden");
    EXPECT_EQ(as_ann.patch(at(eve), R"({"roles":["administrator"]})").status, 200);
    EXPECT_EQ(as_eve.get(path("/users")).status, 200);
}

// S0-07: a token of an administrator does no more than it was made for.
TEST_P(UserRightsTest, of_a_token_are_no_more_than_its_scopes)
{
    Browser program { api };
    program.headers = tests::bearer(tests::made_api_token(as_eve, R"(,"scopes":["users.manage"])"));
    EXPECT_EQ(program.get(path("/users")).status, 200);
    EXPECT_EQ(program.patch(at(bob), R"({"job_title":"Clerk"})").status, 200);
    EXPECT_EQ(program.patch(at(bob), R"({"roles":["administrator"]})").problem(), "403 forbidden");
    EXPECT_EQ(give(program, "suite", bob).problem(), "403 forbidden");
    EXPECT_EQ(program.post(path("/users"), new_user("Cem", R"(,"licenses":["suite"])")).problem(), "403 forbidden");
}

// S1-12: who manages one product gives its licenses, and no other.
TEST_P(UserRightsTest, of_a_grant_are_those_of_its_product)
{
    auto const cem = acme.joined("Cem");
    as_eve.patch(at(bob), R"({"grants":{"manage":["suite"]}})");
    auto as_bob = signed_in(bob);
    EXPECT_EQ(give(as_bob, "suite", cem).at("/licenses"), R"(["suite"])");
    EXPECT_EQ(as_bob.get(path("/products/suite/users")).at("/items/0/display_name"), "Cem Lee");
    EXPECT_EQ(as_bob.get(path("/products/suite/ledger")).at("/items/0/holder/name"), "Cem Lee");
    EXPECT_EQ(give(as_bob, "suite", bob).status, 200) << "himself as well";
    EXPECT_EQ(as_bob.remove(license("suite", cem)).status, 204);
    EXPECT_EQ(give(as_bob, "voice", cem).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.remove(license("voice", cem)).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/products/voice/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/products")).at("/items/1"), "") << "and sees the numbers of his own only";
    EXPECT_EQ(as_bob.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.patch(at(cem), R"({"licenses":["suite"]})").problem(), "403 forbidden");
}

}
}
