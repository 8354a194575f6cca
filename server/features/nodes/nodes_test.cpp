#include "nodes/nodes.h"

#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::nodes {
namespace {

using Steady = Hearing::Clock::time_point;

std::vector<NodeId> ids_of(std::vector<Node> const& nodes)
{
    std::vector<NodeId> ids;
    for (auto const& node : nodes)
        ids.push_back(node.id);
    return ids;
}

class NodesTest : public DatabaseTest {
protected:
    bool note(Node const& node)
    {
        bool was_given_up = false;
        database().write_now([&](db::Transaction& tx) { was_given_up = nodes::note(tx, node); });
        return was_given_up;
    }
    std::vector<Node> all()
    {
        return database().read_now([](db::Transaction& tx) { return list(tx); });
    }
    std::vector<NodeId> silent_at(Duration later) { return ids_of(hearing.silent(all(), begin + later)); }
    bool give_up(Node const& node)
    {
        bool is_first = false;
        database().write_now([&](db::Transaction& tx) { is_first = nodes::give_up(tx, node); });
        return is_first;
    }

    ClockAhead clock;
    Hearing hearing;
    Steady const begin {};
    Node const one { NodeId::make(), "one", "1", wall_clock(), {} };
    Node const two { NodeId::make(), "two", "1", wall_clock() + 1ms, {} };
};
KITH_ON_BOTH_ENGINES(NodesTest);

// F36. A server whose clock is hours behind is heard of as well as any other.
TEST_P(NodesTest, are_silent_by_the_clock_of_who_listens)
{
    note(one);
    clock.by(-3h);
    note(two);
    EXPECT_TRUE(silent_at(0ms).empty());
    EXPECT_TRUE(silent_at(silent_after - 1ms).empty());
    clock.by(20s);
    note(two);
    EXPECT_EQ(silent_at(silent_after), std::vector { one.id });
    EXPECT_EQ(silent_at(2 * silent_after), (std::vector { one.id, two.id }));
}

TEST_P(NodesTest, learn_that_they_were_given_up)
{
    EXPECT_TRUE(note(one)) << "nobody knew of it";
    EXPECT_FALSE(note(one));
    EXPECT_TRUE(give_up(all().at(0)));
    EXPECT_TRUE(all().at(0).is_given_up);
    EXPECT_TRUE(silent_at(0ms).empty());
    EXPECT_TRUE(silent_at(2 * silent_after).empty()) << "it is given up once";
    EXPECT_TRUE(note(one));
    EXPECT_FALSE(note(one));
}

TEST_P(NodesTest, are_not_given_up_who_have_said_something_meanwhile)
{
    note(one);
    auto const before = all().at(0);
    clock.by(1s);
    note(one);
    EXPECT_FALSE(give_up(before));
}

// One of several that listen wins.
TEST_P(NodesTest, are_given_up_once)
{
    note(one);
    auto const node = all().at(0);
    EXPECT_EQ(tests::in_parallel(4, 8, [&](int) { return give_up(node); }), 1);
}

}
}
