#include "db/database.h"

#include "base/fault.h"
#include "base/result.h"
#include "support/notes_table.h"

#include <atomic>
#include <future>
#include <latch>
#include <thread>

namespace kith::db {
namespace {

using Names = std::vector<std::string>;

class DatabaseContractTest : public NotesTest {};
KITH_ON_BOTH_ENGINES(DatabaseContractTest);

TEST_P(DatabaseContractTest, keeps_what_is_written)
{
    add("a", 1);
    add("b", 2);
    EXPECT_EQ(names(), (Names { "a", "b" }));
}

TEST_P(DatabaseContractTest, rolls_back_on_a_refusal_and_hands_it_on)
{
    auto const refused = database().write_now([](Transaction& tx) -> Result<int> {
        tx.run("insert into notes (name) values ('a')");
        return refuse("no_licenses_available");
    });
    EXPECT_EQ(refused.error().code, "no_licenses_available");
    EXPECT_EQ(names(), Names {});
}

TEST_P(DatabaseContractTest, rolls_back_on_an_exception_and_hands_it_on)
{
    auto throws = [](Transaction& tx) {
        tx.send("insert into notes (name) values ('a')");
        throw std::domain_error("mine");
    };
    EXPECT_THROW(database().write_now(throws), std::domain_error);
    add("b");
    EXPECT_EQ(names(), Names { "b" });
}

TEST_P(DatabaseContractTest, runs_what_is_sent_before_the_next_query)
{
    database().write_now([](Transaction& tx) {
        for (int i = 0; i < 300; ++i)
            tx.send("insert into notes (name, number) values ($1, $2)", "n" + std::to_string(i), i);
        EXPECT_EQ(tx.first(read_integer, "select count(*) from notes"), 300);
        tx.send("delete from notes where number >= $1", 2);
        tx.send("update notes set number = 7");
    });
    EXPECT_EQ(names(), (Names { "n0", "n1" }));
    EXPECT_EQ(answer("select sum(number) from notes"), "14");
}

TEST_P(DatabaseContractTest, faults_when_what_was_sent_fails)
{
    add("a");
    auto const insert = "insert into notes (name) values ($1)";
    EXPECT_THROW(database().write_now(
                     [&](Transaction& tx) { tx.send(insert, "b"), tx.send(insert, "a"), tx.send(insert, "c"); }),
        Fault);
    EXPECT_THROW(database().write_now([&](Transaction& tx) {
        tx.send(insert, "b"), tx.send(insert, "a"), tx.all(read_text, "select name from notes");
    }),
        Fault);
    EXPECT_EQ(names(), Names { "a" });
}

TEST_P(DatabaseContractTest, does_not_commit_after_a_swallowed_failure)
{
    add("a");
    auto swallows = [](Transaction& tx) {
        tx.run("insert into notes (name) values ('b')");
        EXPECT_THROW(tx.run("insert into notes (name) values ('a')"), Fault);
    };
    EXPECT_THROW(database().write_now(swallows), Fault);
    EXPECT_EQ(names(), Names { "a" });
}

TEST_P(DatabaseContractTest, reads_one_snapshot)
{
    add("a");
    std::latch has_read { 1 };
    std::latch has_written { 1 };
    auto reading = std::async(std::launch::async, [&] {
        return database().read_now([&](Transaction& tx) {
            auto const before = tx.first(read_integer, "select count(*) from notes");
            has_read.count_down();
            has_written.wait();
            return before == tx.first(read_integer, "select count(*) from notes");
        });
    });
    has_read.wait();
    add("b");
    has_written.count_down();
    EXPECT_TRUE(reading.get());
}

TEST_P(DatabaseContractTest, refuses_to_write_in_a_read)
{
    int tries = 0;
    auto writes = [&](Transaction& tx) { ++tries, tx.run("insert into notes (name) values ('a')"); };
    EXPECT_THROW(database().read_now(writes), Fault);
    EXPECT_EQ(tries, 1);
    EXPECT_EQ(names(), Names {});
}

TEST_P(DatabaseContractTest, wakes_after_the_commit_only)
{
    std::mutex mutex;
    Names woken;
    database().on_commit([&](Names const& topics) {
        std::lock_guard lock { mutex };
        woken.insert(woken.end(), topics.begin(), topics.end());
    });
    database().write_now(
        [](Transaction& tx) { tx.run("insert into notes (name) values ('a')"), tx.wake("account:1"); });
    (void)database().write_now([](Transaction& tx) -> Result<int> { return tx.wake("account:2"), refuse("no"); });
    EXPECT_THROW(database().write_now([](Transaction& tx) { tx.wake("account:3"), throw Fault("no"); }), Fault);
    EXPECT_EQ(woken, Names { "account:1" });
    database().on_commit({});
}

// 16 at once want one of 3 slots; the conditional update decides.
TEST_P(DatabaseContractTest, lets_exactly_three_of_sixteen_take_three_slots)
{
    add("pool");
    for (auto slot : { "slot1", "slot2", "slot3" })
        add(slot);
    auto take = [](Transaction& tx) {
        tx.run("update notes set number = number + 1 where name = 'pool'");
        return tx.run(R"(
            update notes set body = 'taken'
            where body is null and name = (select min(name) from notes where name like 'slot%' and body is null))");
    };
    std::atomic<std::int64_t> taken = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&] { taken += database().write_now(take); });
    threads.clear();
    EXPECT_EQ(taken, 3);
    EXPECT_EQ(answer("select number from notes where name = 'pool'"), "16");
}

TEST_P(DatabaseContractTest, refuses_work_when_the_queue_is_full)
{
    reopen({ .postgres_connections = 1 });
    std::latch is_stuck { 1 };
    std::latch may_go_on { 1 };
    std::atomic<int> ended = 0;
    auto done = [&](std::exception_ptr) { ++ended; };
    database().write([&](Transaction&) { return is_stuck.count_down(), may_go_on.wait(), Ending::Rollback; }, done);
    is_stuck.wait();
    auto nothing = [](Transaction&) { return Ending::Rollback; };
    for (int i = 0; i < 10'000; ++i)
        database().write(nothing, done);
    EXPECT_THROW(database().write(nothing, done), Unavailable);
    may_go_on.count_down();
    close();
    EXPECT_EQ(ended, 10'001);
}

TEST_P(DatabaseContractTest, finishes_what_it_accepted_and_refuses_the_rest_when_stopped)
{
    std::atomic<int> ended = 0;
    for (int i = 0; i < 20; ++i)
        database().write(
            [i](Transaction& tx) {
                return tx.run("insert into notes (name) values ($1)", std::to_string(i)), Ending::Commit;
            },
            [&](std::exception_ptr fault) { ended += fault ? 0 : 1; });
    database().stop();
    EXPECT_EQ(ended, 20);
    EXPECT_THROW(add("a"), Unavailable);
    EXPECT_THROW(names(), Unavailable);
    close();
    EXPECT_EQ(names().size(), 20u);
}

TEST_P(DatabaseContractTest, has_no_trouble) { EXPECT_EQ(database().trouble(), ""); }

TEST(Open, refuses_addresses_of_no_engine) { EXPECT_THROW(open({ .url = "mysql://localhost/kith" }), StartupFault); }

}
}
