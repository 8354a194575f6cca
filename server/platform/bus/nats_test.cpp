#include "base/fault.h"
#include "bus/bus.h"
#include "support/bus_node.h"
#include "support/nats_server.h"
#include "support/until.h"

#include <gtest/gtest.h>

namespace kith::bus {
namespace {

class NatsTest : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(until([&] { return one.missed == 1 && two.missed == 1; })) << "connected";
    }

    tests::NatsServer server;
    tests::BusNode one { make_nats(server.url()) };
    tests::BusNode two { make_nats(server.url()) };
};

TEST_F(NatsTest, tells_the_others_and_not_oneself)
{
    one.publish({ "account:1", "presence:1/2" });
    EXPECT_TRUE(until([&] { return two.count("account:1") == 1 && two.count("presence:1/2") == 1; }));
    two.publish({ "person:3" });
    EXPECT_TRUE(until([&] { return one.count("person:3") == 1; }));
    EXPECT_EQ(one.count("account:1"), 0);
}

// F21: NATS is killed and comes back, twice.
TEST_F(NatsTest, comes_back)
{
    for (int round = 2; round <= 3; ++round) {
        int const ones = one.missed;
        int const twos = two.missed;
        server.kill();
        one.publish({ "lost" });
        server.start();
        EXPECT_TRUE(until([&] { return one.missed > ones && two.missed > twos; }));
        one.publish({ "account:" + std::to_string(round) });
        EXPECT_TRUE(until([&] { return two.count("account:" + std::to_string(round)) == 1; }));
    }
}

// F21: a server that says nothing any more holds nobody up.
TEST_F(NatsTest, does_not_wait_for_a_server_that_is_silent)
{
    server.freeze();
    auto const began = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i)
        one.publish({ "account:" + std::to_string(i) });
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds { 1 });
    server.thaw();
    one.publish({ "account:last" });
    EXPECT_TRUE(until([&] { return two.count("account:last") == 1; }));
}

// F21: it need not be there when a node begins.
TEST(Nats, waits_for_a_server_that_is_not_there_yet)
{
    tests::NatsServer server;
    server.kill();
    tests::BusNode one { make_nats(server.url()) };
    server.start();
    EXPECT_TRUE(until([&] { return one.missed > 0; }));
    tests::BusNode two { make_nats(server.url()) };
    two.publish({ "account:1" });
    EXPECT_TRUE(until([&] { return one.count("account:1") == 1; }));
}

TEST(Nats, refuses_an_address_that_is_none)
{
    EXPECT_THROW(tests::BusNode { make_nats("nats://nowhere:port") }, StartupFault);
}

}
}
