// The address that mail about a forgotten password goes to.

#include "events/events.h"
#include "mail/outbox.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::me {
namespace {

using tests::Browser;

class MeRecoveryTest : public DatabaseTest {
protected:
    void SetUp() override { browser.log_in("bob@acme.test"); }
    tests::Answer change(std::string const& email, std::string const& more = "")
    {
        return browser.patch("/api/v1/me", fmt::format(R"({{"recovery_email":"{}"{}}})", email, more));
    }
    std::vector<std::string> texts_to(std::string const& address)
    {
        std::vector<std::string> texts;
        for (auto const& mail : acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, address, 10); })) {
            if (mail.subject == "Your recovery address was changed")
                texts.push_back(mail.text);
        }
        return texts;
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    tests::Api api { database() };
    Browser browser { api };
};
KITH_ON_BOTH_ENGINES(MeRecoveryTest);

// S3-19, AUT-14
TEST_P(MeRecoveryTest, is_set_moved_and_taken_away)
{
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/recovery_email"), "null");
    auto const set = change("bob@home.test");
    EXPECT_EQ(set.at("/person/recovery_email"), "bob@home.test") << set.body;
    EXPECT_EQ(set.header("ETag"), "\"2\"");
    EXPECT_EQ(change("bob@new.test").status, 200);
    EXPECT_EQ(change("").at("/person/recovery_email"), "null");
    EXPECT_EQ(change("").header("ETag"), "\"4\"") << "nothing changed";
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"first_name":"Rob"})").status, 200);
}

// The owner hears of it at the address and at the one before.
TEST_P(MeRecoveryTest, is_told_of_where_it_was_before)
{
    change("bob@home.test");
    change("bob@new.test");
    change("");
    EXPECT_EQ(texts_to("bob@acme.test").size(), 3u);
    EXPECT_EQ(texts_to("bob@home.test").size(), 1u);
    ASSERT_EQ(texts_to("bob@new.test").size(), 1u);
    EXPECT_TRUE(texts_to("bob@home.test").at(0).contains("goes to bob@new.test"));
    EXPECT_TRUE(texts_to("bob@new.test").at(0).contains("goes to bob@acme.test"));
}

// Every account of his has it in the audit log, and none learns the address.
TEST_P(MeRecoveryTest, is_recorded_without_the_address)
{
    change("bob@home.test", R"(,"last_name":"Li")");
    auto const events = acme.read([&](db::Transaction& tx) { return events::list_before(tx, bob.account, 0, 2); });
    EXPECT_EQ(events.at(0).operation, "membership.recovery_email_changed");
    EXPECT_EQ(events.at(0).data, "{}");
    EXPECT_EQ(events.at(1).operation, "membership.updated");
}

// AUT-14: a stolen session does not make itself at home.
TEST_P(MeRecoveryTest, asks_for_the_password_15_minutes_after_signing_in)
{
    auto const password = [](std::string_view text) { return fmt::format(R"(,"current_password":"{}")", text); };
    clock.by(15min);
    EXPECT_EQ(change("eve@evil.test").problem(), "403 reauthentication_required");
    EXPECT_EQ(change("eve@evil.test", password("a wrong one")).problem(), "403 reauthentication_required");
    EXPECT_EQ(browser.patch("/api/v1/me", R"({"phone":"+49 30 1"})").status, 200) << "for nothing else";
    EXPECT_EQ(change("bob@home.test", password(tests::good_password)).status, 200);
    Browser script { api };
    browser.log_in("bob@acme.test");
    script.headers = tests::bearer(tests::made_api_token(browser));
    EXPECT_EQ(
        script.patch("/api/v1/me", R"({"recovery_email":"eve@evil.test"})").problem(), "403 reauthentication_required");
}

TEST_P(MeRecoveryTest, is_an_address)
{
    for (auto const* text : { "bob", "@", "bob@home.test, eve@evil.test", " " })
        EXPECT_EQ(change(text).at("/errors/0/field"), "recovery_email") << text;
    browser.headers = { { "if-match", "\"7\"" } };
    EXPECT_EQ(change("bob@home.test").problem(), "412 stale");
}

}
}
