#include "sessions/sessions.h"

#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::me {
namespace {

using tests::Browser;

class MeSessionsTest : public DatabaseTest {
protected:
    void SetUp() override
    {
        phone.headers = { { "user-agent", "Phone" } };
        phone.address = "192.0.2.9";
        phone.log_in("bob@acme.test");
        clock.by(1min);
        laptop.log_in("bob@acme.test");
    }
    static std::string id_of_current(Browser& browser)
    {
        auto const listed = browser.get("/api/v1/me/sessions");
        for (int i = 0;; ++i) {
            auto const item = fmt::format("/items/{}", i);
            if (listed.at(item + "/current") != "false")
                return listed.at(item + "/id");
        }
    }
    tests::Answer change(Browser& browser, std::string_view current, std::string_view password)
    {
        return browser.post(
            "/api/v1/me/password", fmt::format(R"({{"current_password":"{}","password":"{}"}})", current, password));
    }
    std::int64_t epoch()
    {
        return acme.read([&](db::Transaction& tx) { return persons::find(tx, bob.person)->session_epoch; });
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    tests::Api api { database() };
    Browser phone { api };
    Browser laptop { api };
};
KITH_ON_BOTH_ENGINES(MeSessionsTest);

TEST_P(MeSessionsTest, are_listed_with_where_and_when)
{
    auto const listed = laptop.get("/api/v1/me/sessions");
    EXPECT_EQ(listed.at("/items/0/current"), "true");
    EXPECT_EQ(listed.at("/items/1/current"), "false");
    EXPECT_EQ(listed.at("/items/1/device"), "Phone");
    EXPECT_EQ(listed.at("/items/1/address"), "192.0.2.9");
    EXPECT_LT(listed.at("/items/1/created_at"), listed.at("/items/0/created_at"));
    EXPECT_EQ(listed.at("/items/2"), "") << "nobody else's";
    EXPECT_FALSE(listed.body.contains(laptop.cookie.substr(laptop.cookie.find('=') + 1)));
    clock.by(Days { 14 });
    laptop.log_in("bob@acme.test");
    EXPECT_EQ(laptop.get("/api/v1/me/sessions").at("/items/1"), "") << "what has ended is not listed";
}

TEST_P(MeSessionsTest, are_ended_one_by_one)
{
    EXPECT_EQ(laptop.remove("/api/v1/me/sessions/" + id_of_current(phone)).status, 204);
    EXPECT_EQ(phone.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_NE(laptop.cookie, "");
    EXPECT_EQ(laptop.remove("/api/v1/me/sessions/" + id_of_current(laptop)).status, 204);
    EXPECT_EQ(laptop.cookie, "") << "its own takes the cookie back";
}

TEST_P(MeSessionsTest, of_others_are_not_there)
{
    acme.joined("Eve");
    Browser eve { api };
    eve.log_in("eve@acme.test");
    auto const id = id_of_current(phone);
    EXPECT_EQ(eve.remove("/api/v1/me/sessions/" + id).problem(), "404 not_found");
    EXPECT_EQ(eve.remove("/api/v1/me/sessions/x").problem(), "404 not_found");
    EXPECT_EQ(phone.get("/api/v1/me").status, 200);
    EXPECT_EQ(Browser { api }.get("/api/v1/me/sessions").problem(), "401 unauthenticated");
}

// Of whoever comes by a link of his mailbox: those of that account, and none that his password began.
TEST_P(MeSessionsTest, good_for_one_account_see_and_end_their_like)
{
    auto by_link = [&] {
        Browser browser { api };
        acme.write([&](db::Transaction& tx) {
            http::Rates rates;
            http::Call call { http::Request {}, rates };
            EXPECT_TRUE(sessions::start_by_link(call, tx, *persons::find(tx, bob.person), bob.account));
            browser.cookie = call.headers().at(0).second.substr(0, call.headers().at(0).second.find(';'));
        });
        return browser;
    };
    auto here = by_link();
    auto lost = by_link();
    EXPECT_EQ(here.get("/api/v1/me/sessions").at("/items/2"), "") << "two of four";
    EXPECT_EQ(here.remove("/api/v1/me/sessions/" + id_of_current(phone)).problem(), "404 not_found");
    EXPECT_EQ(here.remove("/api/v1/me/sessions/" + id_of_current(lost)).status, 204);
    EXPECT_EQ(lost.get("/api/v1/me").status, 401);
    EXPECT_EQ(here.remove("/api/v1/me/sessions").status, 204);
    EXPECT_EQ(here.get("/api/v1/me").status, 401);
    EXPECT_EQ(phone.get("/api/v1/me").status, 200);
}

TEST_P(MeSessionsTest, end_everywhere_with_the_tokens_and_sockets)
{
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(laptop));
    auto const cookie = laptop.cookie;
    EXPECT_EQ(laptop.remove("/api/v1/me/sessions").status, 204);
    EXPECT_EQ(laptop.cookie, "");
    laptop.cookie = cookie;
    for (auto* each : { &laptop, &phone, &script })
        EXPECT_EQ(each->get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(epoch(), 2);
    EXPECT_EQ(laptop.log_in("bob@acme.test").status, 200);
    acme.write([&](db::Transaction& tx) {
        sessions::end_all(tx, bob.person);
        EXPECT_EQ(tx.topics(), std::vector { "person:" + bob.person.text() });
    });
}

// AUT-08
TEST_P(MeSessionsTest, end_but_for_the_current_when_the_password_changes)
{
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(laptop));
    Browser before { api };
    before.cookie = laptop.cookie;
    EXPECT_EQ(change(laptop, tests::good_password, "seven violins under snow").status, 204);
    EXPECT_NE(laptop.cookie, before.cookie);
    EXPECT_EQ(laptop.get("/api/v1/me").status, 200);
    for (auto* each : { &before, &phone, &script })
        EXPECT_EQ(each->get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "401 invalid_credentials");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test", "seven violins under snow").status, 200);
}

// AUT-07
TEST_P(MeSessionsTest, stay_when_the_password_is_not_changed)
{
    EXPECT_EQ(
        change(laptop, "a wrong password", "seven violins under snow").problem(), "403 reauthentication_required");
    EXPECT_EQ(change(laptop, "", "seven violins under snow").problem(), "403 reauthentication_required");
    EXPECT_EQ(laptop.post("/api/v1/me/password", R"({"password":"seven violins under snow"})").problem(),
        "403 reauthentication_required");
    EXPECT_EQ(change(laptop, tests::good_password, "bob@acme.test").at("/errors/0/code"), "too_weak");
    EXPECT_EQ(change(laptop, tests::good_password, "short").at("/errors/0/field"), "password");
    EXPECT_EQ(laptop.post("/api/v1/me/password", "{}").problem(), "422 validation");
    EXPECT_EQ(Browser { api }.post("/api/v1/me/password", "{}").problem(), "401 unauthenticated");
    EXPECT_EQ(phone.get("/api/v1/me").status, 200);
    EXPECT_EQ(epoch(), 1);
}

}
}
