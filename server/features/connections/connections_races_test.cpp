// Connections that both sides change at once: how many may win.

#include "support/connecting.h"
#include "support/parallel.h"

namespace kith::connections {
namespace {

using tests::in_parallel;

class ConnectionRacesTest : public tests::Connecting {
protected:
    bool try_to(auto act)
    {
        return acme.write([&](db::Transaction& tx) { return act(tx); }).has_value();
    }
    Connection row_of(Actor const& actor, Actor const& peer)
    {
        return acme
            .read([&](db::Transaction& tx) {
                return find_between(tx, actor.account, actor.membership, { peer.account, peer.membership });
            })
            .value();
    }
};
KITH_ON_BOTH_ENGINES(ConnectionRacesTest);

// RAC-08, S0-11, RAC: of many requests for one pair, one asks; of two that cross, one accepts.
TEST_P(ConnectionRacesTest, asked_for_by_both_at_once_are_one)
{
    auto ask = [&](Actor const& from, Actor const& to) {
        return try_to([&](db::Transaction& tx) { return request(tx, from, { to.membership, {}, {}, false }); });
    };
    EXPECT_EQ(in_parallel(4, 8, [&](int) { return ask(bob, zoe); }), 1);
    EXPECT_EQ(row_of(bob, zoe).state, State::Pending);
    for (int round = 0; round < 5; ++round) {
        auto const yan = beta.joined("Yan" + std::string(static_cast<std::size_t>(round + 1), 'x'));
        tests::set_visible(beta, yan, true);
        EXPECT_EQ(in_parallel(2, 2, [&](int i) { return i ? ask(bob, yan) : ask(yan, bob); }), 2);
        EXPECT_EQ(row_of(bob, yan).state, State::Accepted);
    }
    EXPECT_TRUE(database().read_now(check).empty());
}

// S0-12, RAC: accepted and called back at once, one of the two.
TEST_P(ConnectionRacesTest, accepted_and_called_back_are_one_of_both)
{
    for (int round = 0; round < 8; ++round) {
        asked();
        auto const mine = row_of(bob, zoe);
        auto const theirs = row_of(zoe, bob);
        EXPECT_EQ(in_parallel(2, 2,
                      [&](int i) {
                          return try_to([&](db::Transaction& tx) {
                              return i ? accept(tx, zoe, theirs, {}) : cancel(tx, bob, mine);
                          });
                      }),
            1);
        auto const after = row_of(bob, zoe);
        if (after.state == State::Accepted)
            acme.write([&](db::Transaction& tx) { return disconnect(tx, bob, after); }).value();
    }
    EXPECT_TRUE(database().read_now(check).empty());
}

}
}
