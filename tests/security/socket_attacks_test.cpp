// Sockets that should not be opened, and what is said over those that are.

#include "security/estate.h"
#include "support/database.h"
#include "support/live_server.h"

#include <boost/json/parse.hpp>

namespace kith {
namespace {

using tests::Browser;

class SocketAttacksTest : public DatabaseTest {
protected:
    Browser as(Actor const& actor) { return tests::signed_in(whole.api, database(), actor); }
    // With these headers and nothing else.
    int status(std::string const& target, std::string const& headers)
    {
        return tests::WebSocketClient { live.url(), target, 0, headers }.status();
    }
    std::string path() const { return acme.path("/live"); }

    tests::LiveServer live { database() };
    tests::Estate acme { database(), "Acme" };
    tests::WholeApi whole { database() };
};
KITH_ON_BOTH_ENGINES(SocketAttacksTest);

// WSK-01: a cookie opens it from a page of Kith only, a token from wherever programs are.
TEST_P(SocketAttacksTest, no_other_site_opens_one)
{
    auto eve = as(acme.eve);
    auto const cookie = "Cookie: " + eve.cookie + "\r\n";
    for (std::string const origin : { "Origin: https://evil.test\r\n", "Origin: null\r\n", "",
             "Origin: https://evil.test\r\nSec-Fetch-Site: cross-site\r\n" })
        EXPECT_EQ(status(path(), origin + cookie), 403) << origin;
    EXPECT_EQ(status(path(), "Origin: " + live.url() + "\r\n" + cookie), 101);
}

// WSK-02: who he is stands in the head, never in the address.
TEST_P(SocketAttacksTest, none_is_opened_without_a_session)
{
    auto eve = as(acme.eve);
    auto const token = tests::made_api_token(eve);
    auto const origin = "Origin: " + live.url() + "\r\n";
    EXPECT_EQ(status(path(), origin), 401);
    EXPECT_EQ(status(path(), origin + "Cookie: kith_session=" + std::string(43, 'A') + "\r\n"), 401);
    for (std::string const name : { "token", "access_token", "session", "kith_session" }) {
        auto const refused = status(path() + '?' + name + '=' + token, origin);
        EXPECT_TRUE(refused == 401 || refused == 400) << name;
    }
    EXPECT_EQ(status(path(), origin + "Authorization: Bearer " + token + "\r\n"), 101);
    database().write_now([](db::Transaction& tx) { tx.run("update sessions set idle_until = 1"); });
    EXPECT_EQ(status(path(), origin + "Cookie: " + eve.cookie + "\r\n"), 401);
}

// WSK-07: a frame about a user says what GET says of him, to the same people.
TEST_P(SocketAttacksTest, a_frame_says_no_more_than_the_page)
{
    auto eve = as(acme.eve);
    auto socket = live.connect(path(), "Cookie: " + eve.cookie);
    ASSERT_TRUE(socket.receive().contains("hello"));
    auto const user = acme.path("/users/" + acme.bob.membership.text());
    auto ann = as(acme.ann);
    EXPECT_EQ(ann.patch(user, R"({"job_title":"Pilot"})").status, 200);
    std::string text;
    do
        text = socket.receive();
    while (!text.empty() && !text.contains("Pilot"));
    auto const page = boost::json::parse(eve.get(user).body).as_object();
    auto const frame = boost::json::parse(text).as_object();
    for (auto const& member : frame.at("data").as_object()) {
        EXPECT_TRUE(page.contains(member.key())) << member.key();
        EXPECT_EQ(member.value(), page.at(member.key())) << member.key();
    }
}

// WSK-08: another account's number of an event means nothing here.
TEST_P(SocketAttacksTest, one_resumes_where_one_may)
{
    tests::Estate bolt { database(), "Bolt" };
    auto const all = bolt.read([&](db::Transaction& tx) { return events::last_seq(tx, bolt.account.id); });
    auto bob = as(acme.bob);
    auto const headers = "Cookie: " + bob.cookie;
    auto resumed = live.connect(path() + "?after=0", headers);
    ASSERT_TRUE(resumed.receive().contains("hello"));
    acme.set({ .signup_help_url = "https://last.test" });
    for (auto text = resumed.receive(); !text.contains("account.updated"); text = resumed.receive()) {
        ASSERT_FALSE(text.empty());
        EXPECT_FALSE(text.contains("user.") || text.contains("invitation.") || text.contains("audit.")) << text;
    }
    EXPECT_EQ(live.connect(path() + "?after=" + std::to_string(all + 1000), headers).close_code(), 4410);
    EXPECT_EQ(live.connect(path() + "?after=9223372036854775807", headers).close_code(), 4410);
    EXPECT_EQ(live.connect(path() + "?after=x", headers).status(), 400);
}

}
}
