// Attacks by those who were members: what still opens after the door was closed.

#include "passwords/passwords.h"
#include "security/estate.h"
#include "support/database.h"
#include "support/live_server.h"

#include <fmt/format.h>

namespace kith {
namespace {

using tests::Browser;

class LifeCycleAttacksTest : public DatabaseTest {
protected:
    Browser as(Actor const& actor) { return tests::signed_in(api, database(), actor); }
    std::string user(Actor const& actor) const { return acme.path("/users/" + actor.membership.text()); }
    void set_active(Actor const& actor, bool active)
    {
        EXPECT_EQ(ann.patch(user(actor), fmt::format(R"({{"active":{}}})", active)).status, 200);
    }
    std::string available() { return ann.get(acme.path("/products")).at("/items/0/available"); }
    std::string link_for(Actor const& actor, passwords::Purpose purpose)
    {
        auto const url = acme.write(
            [&](db::Transaction& tx) { return passwords::make_link(tx, *persons::find(tx, actor.person), purpose); });
        return url.substr(url.find("token=") + 6);
    }
    tests::Answer accepted(invitations::Invitation const& invitation, Browser& browser)
    {
        auto const path = "/api/v1/public/invitations/" + tests::Business::token_of(invitation) + "/accept";
        return browser.post(path, R"({"first_name":"Una","last_name":"Lee","password":"purple lantern drifts north"})");
    }

    tests::Estate acme { database(), "Acme" };
    tests::Api api { database() };
    Browser ann = as(acme.ann);
};
KITH_ON_BOTH_ENGINES(LifeCycleAttacksTest);

// LIF-01
TEST_P(LifeCycleAttacksTest, cookie_and_token_end_with_the_membership)
{
    for (bool const by_removal : { false, true }) {
        auto const victim = acme.joined(by_removal ? "Rob" : "Ina");
        auto browser = as(victim);
        Browser script { api };
        script.headers = tests::bearer(tests::made_api_token(browser));
        EXPECT_EQ(script.get("/api/v1/me").status, 200);
        if (by_removal)
            EXPECT_EQ(ann.remove(user(victim)).status, 204);
        else
            set_active(victim, false);
        for (auto* each : { &browser, &script }) {
            EXPECT_EQ(each->get("/api/v1/me").problem(), "401 unauthenticated");
            EXPECT_EQ(each->get(acme.path()).problem(), "401 unauthenticated");
        }
        EXPECT_EQ(Browser { api }.log_in(tests::email_of(database(), victim)).problem(), "403 inactive");
    }
    set_active(acme.bob, false);
    auto bob = tests::browser_of(api);
    EXPECT_EQ(bob.log_in("bob@acme.test").problem(), "403 inactive");
    set_active(acme.bob, true);
    EXPECT_EQ(bob.log_in("bob@acme.test").status, 200) << "and what ended stays ended: he signs in anew";
}

// LIF-01: whose other account goes on keeps his session, and this account is closed to it.
TEST_P(LifeCycleAttacksTest, one_account_closes_and_the_other_stays_open)
{
    tests::Estate bolt { database(), "Bolt" };
    auto const here = acme.joined_from(bolt, "Bob", tests::administrator);
    auto bob = as(bolt.bob);
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(bob));
    EXPECT_EQ(script.get(acme.path("/users")).status, 200);
    set_active(here, false);
    for (auto* each : { &bob, &script }) {
        EXPECT_EQ(each->get(acme.path("/users")).problem(), "403 inactive");
        EXPECT_EQ(each->get(bolt.path()).status, 200);
    }
    EXPECT_EQ(ann.remove(user(here)).status, 204);
    for (auto* each : { &bob, &script })
        EXPECT_EQ(each->get(acme.path("/users")).problem(), "404 not_found");
    EXPECT_EQ(bob.get("/api/v1/me").at("/memberships/1"), "");
}

// LIF-04
TEST_P(LifeCycleAttacksTest, licenses_go_and_do_not_come_back_by_themselves)
{
    EXPECT_EQ(available(), "2");
    set_active(acme.bob, false);
    EXPECT_EQ(available(), "3");
    EXPECT_EQ(ann.patch(user(acme.bob), R"({"licenses":["suite"]})").problem(), "409 member_inactive");
    EXPECT_EQ(
        ann.send(http::Method::Put, acme.path("/products/suite/licenses/" + acme.bob.membership.text()), "").problem(),
        "409 member_inactive");
    set_active(acme.bob, true);
    EXPECT_EQ(ann.get(user(acme.bob)).at("/licenses"), "[]");
    EXPECT_EQ(available(), "3");
    EXPECT_EQ(ann.patch(user(acme.bob), R"({"active":false,"licenses":["suite"]})").problem(), "409 member_inactive");
    EXPECT_EQ(ann.get(acme.path("/products/suite/users?total=true&state=all")).at("/total"), "0");
}

// LIF-05
TEST_P(LifeCycleAttacksTest, an_invitation_does_not_outlive_the_rights_behind_it)
{
    Rights const everything { Role::Administrator, { "manage:suite", "accounting" } };
    auto const una = acme.invited_by(acme.eve, "Una", everything).value();
    auto const ida = acme.invited_by(acme.eve, "Ida", everything).value();
    EXPECT_EQ(ann.patch(user(acme.eve), R"({"roles":["user"]})").status, 200);
    Browser unas { api };
    EXPECT_EQ(accepted(una, unas).status, 201);
    EXPECT_EQ(unas.get("/api/v1/me").at("/memberships/0/roles"), R"(["user"])");
    EXPECT_EQ(unas.get(acme.path("/users")).problem(), "403 forbidden");
    set_active(acme.eve, false);
    Browser idas { api };
    EXPECT_EQ(accepted(ida, idas).status, 201);
    EXPECT_EQ(idas.get("/api/v1/me").at("/memberships/0/roles"), R"(["user"])");
    EXPECT_EQ(idas.get(acme.path("/products/suite/users")).problem(), "403 forbidden");
    EXPECT_TRUE(ann.get(acme.path("/audit")).body.contains("invitation.rights_dropped"));
}

// LIF-10
TEST_P(LifeCycleAttacksTest, a_new_password_does_not_make_anybody_active)
{
    auto const reset = link_for(acme.bob, passwords::Purpose::Reset);
    set_active(acme.bob, false);
    Browser bob { api };
    bob.post("/api/v1/auth/reset", tests::reset_form(reset, "seven violins under snow"));
    for (auto const password : { std::string_view { "seven violins under snow" }, tests::good_password }) {
        auto const refused = bob.log_in("bob@acme.test", password);
        EXPECT_TRUE(refused.problem() == "403 inactive" || refused.problem() == "401 invalid_credentials");
    }
    auto const welcome = link_for(acme.bob, passwords::Purpose::Welcome);
    EXPECT_EQ(bob.post("/api/v1/auth/reset", tests::reset_form(welcome, "nine slow lanterns drift")).status, 200);
    EXPECT_EQ(bob.log_in("bob@acme.test", "nine slow lanterns drift").problem(), "403 inactive");
    EXPECT_EQ(bob.cookie, "");
    EXPECT_EQ(ann.get(user(acme.bob)).at("/state"), "inactive");
}

// LIF-02
TEST_P(LifeCycleAttacksTest, an_open_socket_closes_within_a_second)
{
    tests::LiveServer const live { database() };
    auto eve = as(acme.eve);
    auto const bearer = "Authorization: Bearer " + tests::made_api_token(eve);
    auto socket = live.connect(acme.path("/live"), "Cookie: " + eve.cookie);
    auto scripts = live.connect(acme.path("/live"), bearer);
    ASSERT_EQ(socket.status(), 101);
    ASSERT_EQ(scripts.status(), 101);
    EXPECT_TRUE(socket.receive().contains("hello"));
    EXPECT_TRUE(scripts.receive().contains("hello"));
    auto const began = std::chrono::steady_clock::now();
    set_active(acme.eve, false);
    EXPECT_EQ(socket.close_code(), 4401);
    EXPECT_EQ(scripts.close_code(), 4401);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
    for (auto const& credentials : { "Cookie: " + eve.cookie, bearer })
        EXPECT_EQ(live.connect(acme.path("/live"), credentials).status(), 401);
}

// LIF-02: with another account he keeps his session, and still loses this socket.
TEST_P(LifeCycleAttacksTest, an_open_socket_closes_though_the_session_goes_on)
{
    tests::LiveServer const live { database() };
    tests::Estate bolt { database(), "Bolt" };
    auto const here = acme.joined_from(bolt, "Bob", tests::administrator);
    auto bob = as(bolt.bob);
    auto socket = live.connect(acme.path("/live"), "Cookie: " + bob.cookie);
    auto others = live.connect(bolt.path("/live"), "Cookie: " + bob.cookie);
    EXPECT_TRUE(socket.receive().contains("hello"));
    EXPECT_TRUE(others.receive().contains("hello"));
    set_active(here, false);
    acme.invited("Ida").value();
    EXPECT_EQ(socket.receive().find("Ida"), std::string::npos) << "no later event";
    EXPECT_EQ(socket.close_code(), 4401);
    EXPECT_EQ(live.connect(acme.path("/live"), "Cookie: " + bob.cookie).status(), 403);
    bolt.write([&](db::Transaction& tx) {
            auto const account = accounts::get(tx, bolt.account.id);
            auto renamed = account;
            renamed.name = AccountName::parse("Bolt Rockets").value();
            return accounts::change(tx, bolt.ann, account, renamed);
        })
        .value();
    EXPECT_TRUE(others.receive().contains("Bolt Rockets"));
}

}
}
