#include "bus/bus.h"
#include "bus/outbox.h"
#include "support/bus_node.h"
#include "support/database.h"
#include "support/until.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::bus {
namespace {

TEST(Message, is_read_as_it_was_written)
{
    for (auto const& topics : { Topics {}, Topics { "a" }, Topics { "account:1", "presence:1/2", "x" } }) {
        auto const read = Message::read(Message { "one", topics }.text());
        EXPECT_EQ(read.from, "one");
        EXPECT_EQ(read.topics, topics);
    }
}

TEST(Outbox, holds_each_topic_once_and_not_too_many)
{
    Outbox outbox;
    outbox.put({ "a", "b", "a" });
    auto taken = outbox.take();
    std::ranges::sort(taken.topics);
    EXPECT_EQ(taken.topics, (Topics { "a", "b" }));
    EXPECT_FALSE(taken.are_missing);
    EXPECT_TRUE(outbox.take().topics.empty());
    for (std::size_t i = 0; i <= Outbox::most_topics; ++i)
        outbox.put({ std::to_string(i) });
    EXPECT_TRUE(outbox.take().are_missing);
}

TEST(Messages, are_no_longer_than_they_may_be)
{
    Outbox::Taken taken { {}, true };
    for (int i = 0; i < 100; ++i)
        taken.topics.push_back("topic " + std::to_string(i));
    auto const messages = messages_of("one", taken, 50);
    Topics all;
    for (auto const& message : messages) {
        EXPECT_LE(message.text().size(), 50u);
        all.insert(all.end(), message.topics.begin(), message.topics.end());
    }
    EXPECT_EQ(all, taken.topics);
    EXPECT_TRUE(messages.back().topics.empty()) << "which says that some are missing";
}

class NotifyTest : public DatabaseTest {
protected:
    tests::BusNode one { (database(), make_notify(url())) };
    tests::BusNode two { make_notify(url()) };
};
KITH_ON_POSTGRES(NotifyTest);

TEST_P(NotifyTest, tells_the_others_and_not_oneself)
{
    ASSERT_TRUE(until([&] { return one.missed == 1 && two.missed == 1; })) << "connected";
    one.publish({ "account:1", "presence:1/2" });
    EXPECT_TRUE(until([&] { return two.count("account:1") == 1 && two.count("presence:1/2") == 1; }));
    two.publish({ "person:3" });
    EXPECT_TRUE(until([&] { return one.count("person:3") == 1; }));
    EXPECT_EQ(one.count("account:1"), 0);
}

TEST_P(NotifyTest, tells_more_than_one_notification_holds)
{
    ASSERT_TRUE(until([&] { return one.missed == 1 && two.missed == 1; }));
    Topics many;
    for (int i = 0; i < 2000; ++i)
        many.push_back("account:0197f000-0000-7000-8000-" + std::to_string(i));
    one.publish(many);
    EXPECT_TRUE(
        until([&] { return std::ranges::all_of(many, [&](auto const& topic) { return two.count(topic) == 1; }); }));
}

// F16: the connection is cut; what was to be told meanwhile is told, and that something may be missing.
TEST_P(NotifyTest, comes_back)
{
    ASSERT_TRUE(until([&] { return one.missed == 1 && two.missed == 1; }));
    database().write_now([](db::Transaction& tx) {
        tx.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kith-bus'"
               " and datname = current_database()");
    });
    one.publish({ "account:1" });
    EXPECT_TRUE(until([&] { return one.missed == 2 && two.missed == 2; }));
    one.publish({ "account:2" });
    EXPECT_TRUE(until([&] { return two.count("account:2") == 1; }));
}

}
}
