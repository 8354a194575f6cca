// Two servers over one database: what happens on one is seen on the other.

#include "presence/presence.h"
#include "support/connecting.h"
#include "support/live_server.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

using tests::WebSocketClient;
using Clock = std::chrono::steady_clock;

class TwoNodesTest : public tests::Connecting {
protected:
    ~TwoNodesTest() override { database().on_commit({}); }

    WebSocketClient page(tests::LiveServer& node, tests::Browser const& browser)
    {
        auto socket = node.connect(acme_path("/live"), "Cookie: " + browser.cookie);
        EXPECT_NE(socket.receive().find("hello"), std::string::npos);
        return socket;
    }
    // The next frame with that in it, the others left out.
    static std::string frame_with(WebSocketClient& socket, std::string_view wanted)
    {
        auto frame = socket.receive();
        while (!frame.empty() && frame.find(wanted) == frame.npos)
            frame = socket.receive();
        return frame;
    }

    std::unique_ptr<db::Database> other = db::open({ .url = url() });
    tests::LiveServer one { database(), bus::make_notify(url()) };
    tests::LiveServer two { *other, bus::make_notify(url()) };
};
KITH_ON_POSTGRES(TwoNodesTest);

// S2-28: two nodes agree within two seconds.
TEST_P(TwoNodesTest, agree_on_who_is_there)
{
    auto bobs = page(two, as_bob);
    bobs.send_text(fmt::format(R"({{"type":"watch","data":{{"refs":["internal:{}"]}}}})", eve.membership.text()));
    EXPECT_FALSE(frame_with(bobs, "offline").empty());
    auto const began = Clock::now();
    auto eves = page(one, as_eve);
    EXPECT_FALSE(frame_with(bobs, R"("available")").empty());
    EXPECT_EQ(as_eve.send(http::Method::Put, "/api/v1/me/presence", R"({"status":"busy"})").status, 200);
    EXPECT_FALSE(frame_with(bobs, R"("busy")").empty());
    EXPECT_LT(Clock::now() - began, 2s);
}

// F34: what the log says is pushed by every node.
TEST_P(TwoNodesTest, push_what_happened_on_the_other)
{
    auto eves = page(two, as_eve);
    auto const began = Clock::now();
    acme.invited("Ida").value();
    EXPECT_FALSE(frame_with(eves, "Ida").empty());
    EXPECT_LT(Clock::now() - began, 1s);
}

// LIF-02: access is taken away on all nodes within a second.
TEST_P(TwoNodesTest, close_the_sockets_of_who_is_made_inactive_on_the_other)
{
    auto bobs = page(two, as_bob);
    auto const began = Clock::now();
    auto const user = acme_path("/users/" + bob.membership.text());
    ASSERT_EQ(as_eve.patch(user, R"({"active":false})").status, 200);
    EXPECT_EQ(bobs.close_code(), 4401);
    EXPECT_LT(Clock::now() - began, 1s);
}

// F36: a node that was taken for dead says anew who is there, and meanwhile he is offline.
TEST_P(TwoNodesTest, forget_whom_a_silent_node_knew)
{
    auto bobs = page(two, as_bob);
    auto eves = page(one, as_eve);
    bobs.send_text(fmt::format(R"({{"type":"watch","data":{{"refs":["internal:{}"]}}}})", eve.membership.text()));
    EXPECT_FALSE(frame_with(bobs, R"("available")").empty());
    other->write_now([&](db::Transaction& tx) { presence::leave(tx, one.node); });
    EXPECT_FALSE(frame_with(bobs, R"("offline")").empty());
    one.be_taken_for_dead();
    EXPECT_FALSE(frame_with(bobs, R"("available")").empty());
}

}
}
