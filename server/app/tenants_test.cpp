// No account sees another one's, whatever the route: the list of routes is the
// router's own, so that a new one is tried without being named here.

#include "app/routes.h"
#include "roles/roles.h"
#include "support/api.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

using tests::Browser;

class TenantsTest : public DatabaseTest {
protected:
    TenantsTest() { add_api_routes(router); }

    void log_in(Browser& browser, Actor const& actor)
    {
        auto const email =
            acme.read([&](db::Transaction& tx) { return persons::find(tx, actor.person)->email.text(); });
        ASSERT_EQ(browser.log_in(email).status, 200);
    }

    // The route's path with these ids in it.
    std::string filled(std::string pattern, tests::Business const& account) const
    {
        std::pair<std::string, std::string> const ids[] = { { "{account}", account.account.id.text() },
            { "{user}", bob.membership.text() }, { "{invitation}", zoe.id.text() }, { "{product}", "suite" },
            { "{role}", auditor.role.id.text() } };
        for (auto const& [name, id] : ids) {
            if (auto const at = pattern.find(name); at != pattern.npos)
                pattern.replace(at, name.size(), id);
        }
        bool const asks = pattern.ends_with("/can") || pattern.ends_with("/why") || pattern.ends_with("/who-can");
        return asks ? pattern + "?permission=users.manage" : pattern;
    }

    bool is_of_an_account(http::Route const& route) const
    {
        return route.pattern.starts_with("/api/v1/accounts/{account}");
    }

    // Everything an account has, as text.
    std::string dump(AccountId const& account)
    {
        return database().read_now([&](db::Transaction& tx) {
            std::string all;
            for (std::string const table :
                { "accounts", "memberships", "invitations", "license_pools", "custom_roles" }) {
                for (auto const& row : tx.all(db::read_text,
                         "select account_id || ' ' || version || ' ' || updated_at from " + table +
                             " where account_id = $1 order by account_id, version, updated_at",
                         account))
                    all += row + '\n';
            }
            return all + std::to_string(events::last_seq(tx, account));
        });
    }

    http::Router router;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    invitations::Invitation zoe = acme.invited("Zoe").value();
    roles::StoredRole auditor =
        acme.write([&](db::Transaction& tx) {
                return roles::create(tx, acme.ann, { roles::RoleTitle::stored("Auditor"), { Permission::ViewAudit } });
            })
            .value();
    tests::Business bolt = tests::founded(database(), "Bolt");
    tests::Api api { database() };
};
KITH_ON_BOTH_ENGINES(TenantsTest);

// TEN-01, INV-10
TEST_P(TenantsTest, strangers_find_nothing_at_any_route)
{
    Browser stranger { api };
    log_in(stranger, bolt.ann);
    auto const before = dump(acme.account.id);
    int tried = 0;
    for (auto const& route : router.routes()) {
        if (!is_of_an_account(*route))
            continue;
        ++tried;
        auto const theirs = stranger.send(route->method, filled(route->pattern, acme), "");
        EXPECT_EQ(theirs.problem(), "404 not_found") << http::method_text(route->method) << ' ' << route->pattern;
        if (route->pattern.contains("{user}") || route->pattern.contains("{invitation}") ||
            route->pattern.contains("{role}")) {
            auto const mixed = stranger.send(route->method, filled(route->pattern, bolt), "");
            EXPECT_EQ(mixed.problem(), "404 not_found") << http::method_text(route->method) << ' ' << route->pattern;
        }
    }
    EXPECT_GE(tried, 10);
    EXPECT_EQ(dump(acme.account.id), before);
}

TEST_P(TenantsTest, nobody_gets_in_without_signing_in)
{
    for (auto const& route : router.routes()) {
        if (!is_of_an_account(*route))
            continue;
        for (std::string const authorization : { "", "Bearer garbage", "Basic YTpi" }) {
            Browser nobody { api };
            if (!authorization.empty())
                nobody.headers = { { "authorization", authorization } };
            EXPECT_EQ(nobody.send(route->method, filled(route->pattern, acme), "").problem(), "401 unauthenticated")
                << http::method_text(route->method) << ' ' << route->pattern;
        }
    }
}

// WEB-01
TEST_P(TenantsTest, no_other_site_writes_with_a_members_cookie)
{
    Browser ann { api };
    log_in(ann, acme.ann);
    auto const before = dump(acme.account.id);
    for (auto const& route : router.routes()) {
        if (route->reads())
            continue;
        for (std::pair<std::string, std::string> const header : { std::pair { "origin", "https://evil.test" },
                 std::pair { "origin", "null" }, std::pair { "sec-fetch-site", "cross-site" } }) {
            ann.headers = { header };
            EXPECT_EQ(ann.send(route->method, filled(route->pattern, acme), "").problem(), "403 origin_refused")
                << route->pattern;
        }
    }
    EXPECT_EQ(dump(acme.account.id), before);
}

// WEB-04
TEST_P(TenantsTest, reading_changes_nothing)
{
    Browser ann { api };
    log_in(ann, acme.ann);
    auto const before = dump(acme.account.id);
    for (int twice = 0; twice < 2; ++twice) {
        for (auto const& route : router.routes()) {
            if (route->method == http::Method::Get && !route->pattern.contains("{token}")) {
                EXPECT_EQ(ann.get(filled(route->pattern, acme)).status, 200) << route->pattern;
            }
        }
    }
    EXPECT_EQ(dump(acme.account.id), before);
}

TEST_P(TenantsTest, inactive_members_are_told_so_at_every_route)
{
    Browser browser { api };
    log_in(browser, bob);
    acme.set_state(bob.membership, memberships::State::Inactive);
    for (auto const& route : router.routes()) {
        if (is_of_an_account(*route)) {
            EXPECT_EQ(browser.send(route->method, filled(route->pattern, acme), "").problem(), "403 inactive")
                << route->pattern;
        }
    }
    EXPECT_EQ(browser.get("/api/v1/me").at("/memberships/0/state"), "inactive");
}

}
}
