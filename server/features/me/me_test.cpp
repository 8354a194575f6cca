#include "me/me.h"

#include "support/api.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::me {
namespace {

using tests::code;

class MeTest : public DatabaseTest {
protected:
    void SetUp() override { browser.log_in("bob@acme.test"); }
    Result<persons::Person> renamed(std::optional<PersonName> first, std::optional<PersonName> last)
    {
        return acme.write([&](db::Transaction& tx) {
            return change(tx, { "person", bob.person.text(), bob.name }, persons::find(tx, bob.person).value(),
                { .first_name = first, .last_name = last });
        });
    }

    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob", tests::manager);
    tests::Api api { database() };
    tests::Browser browser { api };
};
KITH_ON_BOTH_ENGINES(MeTest);

TEST_P(MeTest, is_shown_with_what_he_may_where)
{
    auto const me = browser.get("/api/v1/me");
    EXPECT_EQ(me.at("/person/id"), bob.person.text());
    EXPECT_EQ(me.at("/person/username"), "null");
    EXPECT_EQ(me.at("/memberships/0/id"), bob.membership.text());
    EXPECT_EQ(me.at("/memberships/0/roles"), R"(["user","manager"])");
    EXPECT_NE(me.at("/memberships/0/permissions").find("users.invite"), std::string::npos);
    EXPECT_EQ(me.at("/memberships/0/permissions").find("users.manage"), std::string::npos);
    EXPECT_EQ(me.at("/memberships/0/state"), "active");
    EXPECT_EQ(me.header("ETag"), "\"1\"");
    EXPECT_EQ(me.body.find("hash"), std::string::npos);
    EXPECT_EQ(tests::Browser { api }.get("/api/v1/me").problem(), "401 unauthenticated");
}

TEST_P(MeTest, may_use_channels_with_a_license_of_the_suite_only)
{
    auto shown = [&] { return browser.get("/api/v1/me").at("/memberships/0/permissions"); };
    EXPECT_EQ(shown().find("channels.use"), std::string::npos);
    auto licensed = acme.write([&](db::Transaction& tx) {
        auto const before = memberships::find(tx, acme.account.id, bob.membership).value();
        auto after = before;
        after.licenses = { { "suite", {} } };
        return memberships::update(tx, before, after);
    });
    ASSERT_TRUE(licensed);
    EXPECT_NE(shown().find("channels.use"), std::string::npos);
}

TEST_P(MeTest, may_nothing_where_he_is_inactive)
{
    auto const eve = acme.joined("Eve", tests::administrator);
    EXPECT_TRUE(acme.read([&](db::Transaction& tx) { return has_active_membership(tx, eve.person); }));
    acme.set_state(eve.membership, memberships::State::Inactive);
    acme.read([&](db::Transaction& tx) {
        EXPECT_EQ(belongings(tx, eve.person).size(), 1u);
        EXPECT_FALSE(has_active_membership(tx, eve.person));
    });
    acme.set_state(eve.membership, memberships::State::Removed);
    EXPECT_TRUE(acme.read([&](db::Transaction& tx) { return belongings(tx, eve.person); }).empty());
}

TEST_P(MeTest, changes_his_name_everywhere)
{
    auto const answer = browser.patch("/api/v1/me", R"({"first_name":"Robert"})");
    EXPECT_EQ(answer.at("/person/first_name"), "Robert");
    EXPECT_EQ(answer.at("/person/last_name"), "Lee");
    EXPECT_EQ(answer.header("ETag"), "\"2\"");
    acme.read([&](db::Transaction& tx) {
        EXPECT_EQ(memberships::find(tx, bob.account, bob.membership)->display_name(), "Robert Lee");
        EXPECT_EQ(events::list_before(tx, bob.account, 0, 1).at(0).operation, "membership.updated");
    });
}

TEST_P(MeTest, stays_as_he_is_when_nothing_changes)
{
    auto const events = tests::count(database(), "events");
    EXPECT_EQ(renamed({}, {})->version, 1);
    EXPECT_EQ(renamed(tests::name("Bob"), tests::name("Lee"))->version, 1);
    EXPECT_EQ(tests::count(database(), "events"), events);
    EXPECT_EQ(renamed(tests::name("Robert"), {})->version, 2);
}

TEST_P(MeTest, refuses_a_stale_change)
{
    auto const before = acme.read([&](db::Transaction& tx) { return persons::find(tx, bob.person).value(); });
    renamed(tests::name("Robert"), {});
    auto again = [&](db::Transaction& tx) { return change(tx, {}, before, { .first_name = tests::name("Rob") }); };
    EXPECT_EQ(code(acme.write(again)), "stale");
    browser.headers = { { "if-match", "\"1\"" } };
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"first_name":"Rob"})").problem(), "412 stale");
}

// EML-07
TEST_P(MeTest, changes_nothing_but_his_name)
{
    for (auto const* body : { R"({"email_verified":true})", R"({"status":"active"})", R"({"role":"administrator"})",
             R"({"account_id":"x"})", R"({"email":"none"})", R"({"is_operator":true})", R"({"first_name":"<b>"})" })
        EXPECT_EQ(browser.patch("/api/v1/me", body).problem(), "422 validation") << body;
    EXPECT_EQ(browser.get("/api/v1/me").header("ETag"), "\"1\"");
}

TEST_P(MeTest, chooses_a_username_and_shows_a_telephone_number)
{
    auto const answer = browser.patch("/api/v1/me", R"({"username":"Bobby","phone":"+49 30 1","last_name":"Li"})");
    EXPECT_EQ(answer.at("/person/username"), "bobby") << answer.body;
    EXPECT_EQ(answer.at("/person/phone"), "+49 30 1");
    EXPECT_EQ(answer.at("/person/last_name"), "Li");
    EXPECT_EQ(answer.header("ETag"), "\"3\"");
    EXPECT_EQ(tests::Browser { api }.log_in("BOBBY").status, 200);
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"username":""})").at("/person/username"), "null");
    EXPECT_EQ(tests::Browser { api }.log_in("bobby").problem(), "401 invalid_credentials");
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/phone"), "+49 30 1");
}

TEST_P(MeTest, says_how_to_speak_of_him_in_every_account)
{
    acme.write([&](db::Transaction& tx) {
        auto const person = persons::find(tx, bob.person).value();
        return accounts::found(tx, {}, AccountName::parse("Bolt").value(), person);
    });
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/pronouns"), "");
    auto const answer = browser.patch("/api/v1/me", R"({"pronouns":" he /  they "})");
    EXPECT_EQ(answer.at("/person/pronouns"), "he / they") << answer.body;
    acme.read([&](db::Transaction& tx) {
        for (auto const& member : memberships::list_of_person(tx, bob.person)) {
            EXPECT_EQ(member.pronouns.text(), "he / they");
            EXPECT_EQ(events::list_before(tx, member.account, 0, 1).at(0).data,
                R"({"changes":[{"what":"pronouns","before":"","after":"he / they"}]})");
        }
    });
    acme.joined("Eve", tests::administrator);
    tests::Browser eve { api };
    eve.log_in("eve@acme.test");
    EXPECT_EQ(eve.get("/api/v1/accounts/" + acme.account.id.text() + "/users/" + bob.membership.text()).at("/pronouns"),
        "he / they");
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"pronouns":""})").at("/person/pronouns"), "");
}

TEST_P(MeTest, says_so_in_one_line_of_40_characters)
{
    auto const said = [&](std::string const& text) {
        return browser.patch("/api/v1/me", R"({"pronouns":")" + text + "\"}");
    };
    EXPECT_EQ(said(std::string(40, 'x')).status, 200);
    for (auto const& text : { std::string(41, 'x'), std::string { "he\\nhim" }, std::string { "he\\u202Eh" } })
        EXPECT_EQ(said(text).at("/errors/0/field"), "pronouns") << text;
}

TEST_P(MeTest, chooses_a_language_and_a_time_zone)
{
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/locale"), "");
    auto const answer = browser.patch("/api/v1/me", R"({"locale":"fr","timezone":"Europe/Paris"})");
    EXPECT_EQ(answer.at("/person/locale"), "fr") << answer.body;
    EXPECT_EQ(answer.header("ETag"), "\"2\"");
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"locale":""})").at("/person/timezone"), "Europe/Paris");
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/locale"), "");
    for (auto const* body : { R"({"locale":"it"})", R"({"timezone":"Mars/Olympus"})", R"({"timezone":"+01:00"})" })
        EXPECT_EQ(browser.patch("/api/v1/me", body).problem(), "422 validation") << body;
    EXPECT_EQ(browser.get("/api/v1/me").header("ETag"), "\"3\"");
}

TEST_P(MeTest, does_not_get_a_username_that_is_taken_or_none)
{
    tests::Browser eve { api };
    acme.joined("Eve");
    eve.log_in("eve@acme.test");
    EXPECT_EQ(eve.patch("/api/v1/me", R"({"username":"boss"})").status, 200);
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"username":"BOSS","first_name":"Rob"})").problem(), "409 username_taken");
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/first_name"), "Bob") << "nothing of it happened";
    for (auto const* body : { R"({"username":"bo"})", R"({"username":"eve@acme.test"})", R"({"username":"b ob"})",
             R"({"phone":"call me"})" })
        EXPECT_EQ(browser.patch("/api/v1/me", body).problem(), "422 validation") << body;
}

}
}
