#include "profiles/profiles.h"

#include "support/api.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::profiles {
namespace {

class ProfilesTest : public DatabaseTest {
protected:
    void SetUp() override { browser.log_in("bob@acme.test"); }
    events::Event newest()
    {
        return acme.read([&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 1).at(0); });
    }

    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    tests::Api api { database() };
    tests::Browser browser { api };
    std::string const path = "/api/v1/accounts/" + acme.account.id.text() + "/profile";
};
KITH_ON_BOTH_ENGINES(ProfilesTest);

// S0-15
TEST_P(ProfilesTest, are_hidden_until_somebody_says_otherwise)
{
    EXPECT_EQ(browser.get(path).body, R"({"visibility":"hidden","headline":"","job_title":"","pronouns":""})");
    auto const changed = browser.patch(path, R"({"visibility":"visible","headline":" Builds  bridges "})");
    EXPECT_EQ(changed.body, R"({"visibility":"visible","headline":"Builds bridges","job_title":"","pronouns":""})");
    EXPECT_EQ(browser.get(path).body, changed.body);
    EXPECT_EQ(browser.patch(path, R"({"visibility":"hidden"})").at("/headline"), "Builds bridges");
}

TEST_P(ProfilesTest, are_ones_own)
{
    browser.patch(path, R"({"visibility":"visible"})");
    acme.joined("Eve", tests::administrator);
    tests::Browser eve { api };
    eve.log_in("eve@acme.test");
    EXPECT_EQ(eve.get(path).at("/visibility"), "hidden");
}

TEST_P(ProfilesTest, are_recorded)
{
    browser.patch(path, R"({"visibility":"visible"})");
    auto const event = newest();
    EXPECT_EQ(event.operation, "profile.changed");
    EXPECT_EQ(event.data, R"({"changes":[{"what":"visibility","before":"hidden","after":"visible"}]})");
}

TEST_P(ProfilesTest, hold_the_title_that_colleagues_see)
{
    EXPECT_EQ(browser.patch(path, R"({"job_title":"Engineer"})").at("/job_title"), "Engineer");
    EXPECT_EQ(newest().operation, "membership.updated");
    EXPECT_EQ(newest().data, R"({"changes":[{"what":"job_title","before":"","after":"Engineer"}]})");
    acme.read([&](db::Transaction& tx) {
        EXPECT_EQ(memberships::find(tx, bob.account, bob.membership)->details.job_title, "Engineer");
    });
}

TEST_P(ProfilesTest, show_the_pronouns_of_the_person)
{
    browser.patch("/api/v1/me", R"({"pronouns":"he/him"})");
    EXPECT_EQ(browser.get(path).at("/pronouns"), "he/him");
    EXPECT_EQ(browser.patch(path, R"({"pronouns":"x"})").problem(), "422 validation") << "they are the same everywhere";
}

TEST_P(ProfilesTest, record_nothing_when_nothing_changes)
{
    auto const events = tests::count(database(), "events");
    EXPECT_EQ(browser.patch(path, R"({"visibility":"hidden","headline":"","job_title":""})").status, 200);
    EXPECT_EQ(browser.patch(path, "{}").status, 200);
    EXPECT_EQ(tests::count(database(), "events"), events);
}

TEST_P(ProfilesTest, refuse_what_is_stale_or_wrong)
{
    auto const first = browser.get(path).header("ETag");
    EXPECT_NE(browser.patch(path, R"({"visibility":"visible","job_title":"Engineer"})").header("ETag"), first);
    browser.headers = { { "if-match", first } };
    EXPECT_EQ(browser.patch(path, R"({"headline":"x"})").problem(), "412 stale");
    browser.headers = {};
    auto const long_one = R"({"headline":")" + std::string(101, 'x') + "\"}";
    for (std::string const& body :
        { std::string { R"({"visibility":"public"})" }, long_one, std::string { R"({"x":1})" } })
        EXPECT_EQ(browser.patch(path, body).problem(), "422 validation") << body;
}

TEST_P(ProfilesTest, are_no_business_of_a_token_for_something_else)
{
    auto const token = tests::made_api_token(browser, R"(,"scopes":["support.contact"])");
    tests::Browser script { api };
    script.headers = tests::bearer(token);
    EXPECT_EQ(script.get(path).problem(), "403 forbidden");
    EXPECT_EQ(script.patch(path, R"({"visibility":"visible"})").problem(), "403 forbidden");
}

// Two who change it at once: one of them is told that it is another one now.
TEST_P(ProfilesTest, are_changed_by_one_at_a_time)
{
    auto const member =
        acme.read([&](db::Transaction& tx) { return memberships::find(tx, bob.account, bob.membership).value(); });
    auto set = [&](char const* headline) {
        return acme.write([&](db::Transaction& tx) {
            return change(tx, bob, member, Profile {}, { {}, ShortText::stored(headline), {} });
        });
    };
    EXPECT_EQ(tests::code(set("first")), "");
    EXPECT_EQ(tests::code(set("second")), "stale");
}

}
}
