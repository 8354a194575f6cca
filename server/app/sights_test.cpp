// Presence over sockets: who sees whom, and hears of what changes.

#include "support/connecting.h"
#include "support/live_server.h"

namespace kith::app {
namespace {

using tests::WebSocketClient;

class SightsTest : public tests::Connecting {
protected:
    WebSocketClient page(tests::Browser const& browser, std::string const& path)
    {
        auto socket = server.connect(path, "Cookie: " + browser.cookie);
        EXPECT_EQ(socket.status(), 101);
        EXPECT_NE(socket.receive().find("hello"), std::string::npos);
        return socket;
    }
    WebSocketClient page_of_eve() { return page(as_eve, acme_path("/live")); }
    WebSocketClient page_of_bob() { return page(as_bob, acme_path("/live")); }

    static void watch(WebSocketClient& socket, std::string const& ref)
    {
        socket.send_text(R"({"type":"watch","data":{"refs":[")" + ref + R"("]}})");
    }
    // The next change it is told of, the events between left out: "busy Writing".
    static std::string seen(WebSocketClient& socket)
    {
        for (auto frame = socket.receive(); !frame.empty(); frame = socket.receive()) {
            auto const state = frame.find(R"("state":)");
            if (frame.find("presence.changed") == frame.npos || state == frame.npos)
                continue;
            return frame.substr(state + 8, frame.find(R"(,"until")") - state - 8);
        }
        return "nothing";
    }
    // Until it is told so: what comes before may have been true.
    static void expect_seen(WebSocketClient& socket, std::string const& wanted)
    {
        for (auto state = seen(socket); state != wanted; state = seen(socket))
            ASSERT_NE(state, "nothing") << "instead of " << wanted;
    }
    static std::string put(tests::Browser& browser, std::string const& body)
    {
        auto const answer = browser.send(http::Method::Put, "/api/v1/me/presence", body);
        return answer.status == 200 ? answer.body : answer.problem();
    }
    std::string of(Actor const& actor) const { return "internal:" + actor.membership.text(); }

    tests::LiveServer server { database() };
};
KITH_ON_BOTH_ENGINES(SightsTest);

// S2-12, S2-28: come, idle, back, busy.
TEST_P(SightsTest, show_what_a_colleague_does)
{
    auto bobs = page_of_bob();
    watch(bobs, of(eve));
    EXPECT_EQ(seen(bobs), R"("offline","text":"")");
    auto eves = page_of_eve();
    expect_seen(bobs, R"("available","text":"")");
    eves.send_text(R"({"type":"idle","data":{"idle":true}})");
    expect_seen(bobs, R"("away","text":"")");
    eves.send_text(R"({"type":"idle","data":{"idle":false}})");
    expect_seen(bobs, R"("available","text":"")");
    put(as_eve, R"({"status":"busy","text":"Writing"})");
    expect_seen(bobs, R"("busy","text":"Writing")");
    put(as_eve, R"({"status":"invisible"})");
    expect_seen(bobs, R"("offline","text":"")");
}

// Junk means nothing, and the socket goes on.
TEST_P(SightsTest, do_not_mind_what_cannot_be_read)
{
    auto bobs = page_of_bob();
    for (auto const* junk : { "", "{", "[]", "null", R"({"type":"watch"})", R"({"type":"watch","data":{"refs":5}})",
             R"({"type":"watch","data":{"refs":["","x","internal:","internal:x",":","contact:1","nobody:2"]}})",
             R"({"type":"dance","data":{}})" })
        bobs.send_text(junk);
    watch(bobs, of(eve));
    EXPECT_EQ(seen(bobs), R"("offline","text":"")");
}

// model 3.5: to accepted connections, as far as agreed, and to nobody else.
TEST_P(SightsTest, show_people_of_other_accounts_only_while_connected)
{
    auto const id = asked();
    auto bobs = page_of_bob();
    watch(bobs, "connection:" + id);
    auto zoes = page(as_zoe, beta_path("/live"));
    auto eves = page_of_eve();
    watch(eves, "connection:" + id);
    EXPECT_EQ(as_zoe.post(at_beta(id, "/accept")).status, 200);
    watch(bobs, "connection:" + id);
    expect_seen(bobs, R"("available","text":"")");
    EXPECT_EQ(as_bob.remove(at_acme(id)).status, 204);
    put(as_zoe, R"({"status":"busy","text":"Secret"})");
    EXPECT_EQ(seen(bobs), R"(null,"text":"")");
    put(as_zoe, R"({"status":"away","text":"Secret"})");
    watch(eves, of(bob));
    expect_seen(eves, R"("available","text":"")");
    EXPECT_EQ(bobs.receive().find("Secret"), std::string::npos);
}

TEST_P(SightsTest, show_nobody_of_whom_no_presence_was_agreed)
{
    auto const id = connected(R"(,"scopes":["chat"])");
    auto bobs = page_of_bob();
    auto zoes = page(as_zoe, beta_path("/live"));
    bobs.send_text(R"({"type":"watch","data":{"refs":["connection:)" + id + R"(","internal:)" + zoe.membership.text() +
        R"(",")" + of(eve) + R"("]}})");
    EXPECT_EQ(seen(bobs), R"("offline","text":"")") << "Eve";
    EXPECT_EQ(as_bob.get(acme_path("/contacts/connection:" + id)).at("/presence"), "null");
    EXPECT_EQ(as_bob.get(acme_path("/contacts/" + of(eve))).at("/presence/state"), "offline");
}

TEST_P(SightsTest, are_told_by_hand_with_a_text_and_an_end)
{
    EXPECT_EQ(as_bob.get("/api/v1/me/presence").body, R"({"status":"available","text":"","until":null})");
    EXPECT_EQ(put(as_bob, R"({"status":"out_of_office","text":"Back on Monday","until":"2100-01-04T08:00:00Z"})"),
        R"({"status":"out_of_office","text":"Back on Monday","until":"2100-01-04T08:00:00.000Z"})");
    EXPECT_EQ(put(as_bob, R"({"status":"busy","until":"2001-01-01T00:00:00Z"})"), "422 validation");
    EXPECT_EQ(put(as_bob, R"({"status":"asleep"})"), "422 validation");
    EXPECT_EQ(put(as_bob, R"({"status":"busy","text":")" + std::string(101, 'x') + R"("})"), "422 validation");
    EXPECT_EQ(as_bob.get("/api/v1/me/presence").at("/status"), "out_of_office") << "nothing of that";
    EXPECT_EQ(as_eve.get(acme_path("/contacts/" + of(bob))).at("/presence/out_of_office"), "true");
    EXPECT_EQ(put(as_bob, R"({"status":"available"})"), R"({"status":"available","text":"","until":null})");
}

}
}
