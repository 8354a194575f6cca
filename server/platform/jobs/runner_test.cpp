#include "jobs/jobs.h"

#include "base/fault.h"
#include "jobs/jobs_store.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/until.h"

#include <gtest/gtest.h>

#include <atomic>

namespace kith::jobs {
namespace {

Run count(std::atomic<int>& runs)
{
    return [&runs](db::Database&, Job const&) { ++runs; };
}

void fail(db::Database&, Job const&) { throw Fault("no\nluck\xff"); }

class RunnerTest : public DatabaseTest {
protected:
    std::string add(std::string_view kind, std::string_view payload = "{}", Duration delay = {})
    {
        return database().write_now([&](db::Transaction& tx) { return enqueue(tx, kind, payload, delay); });
    }

    std::int64_t rows(std::string_view id) { return number("select count(*) from jobs where id = $1", id); }

    std::int64_t number(std::string_view sql, std::string_view id)
    {
        return *database().read_now([&](db::Transaction& tx) { return tx.first(db::read_integer, sql, id); });
    }

    std::string last_error(std::string_view id)
    {
        return *database().read_now([&](db::Transaction& tx) {
            return tx.first(db::read_text, "select last_error from jobs where id = $1", id);
        });
    }

    ClockAhead clock;
};
KITH_ON_BOTH_ENGINES(RunnerTest);

TEST_P(RunnerTest, a_job_runs_once)
{
    Runner runner { database() };
    std::vector<Job> seen;
    runner.handle("greet", [&](db::Database&, Job const& job) { seen.push_back(job); });
    auto const id = add("greet", R"({"name":"Zoë"})");
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(runner.run_due(), 0);
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].id, id);
    EXPECT_EQ(seen[0].kind, "greet");
    EXPECT_EQ(seen[0].payload, R"({"name":"Zoë"})");
    EXPECT_EQ(seen[0].attempt, 1);
    EXPECT_EQ(rows(id), 0);
}

TEST_P(RunnerTest, a_job_of_a_transaction_that_rolled_back_never_was)
{
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.handle("greet", count(runs));
    EXPECT_THROW(database().write_now([&](db::Transaction& tx) {
        enqueue(tx, "greet", "{}");
        throw Fault("no");
    }),
        Fault);
    EXPECT_EQ(runner.run_due(), 0);
}

TEST_P(RunnerTest, a_delayed_job_waits)
{
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.handle("greet", count(runs));
    add("greet", "{}", 1h);
    EXPECT_EQ(runner.run_due(), 0);
    clock.by(1h);
    EXPECT_EQ(runner.run_due(), 1);
}

TEST_P(RunnerTest, the_one_due_longest_runs_first)
{
    std::string order;
    Runner runner { database() };
    runner.handle("say", [&](db::Database&, Job const& job) { order += job.payload; });
    add("say", "3", 3s);
    add("say", "1", 1s);
    add("say", "2", 2s);
    clock.by(5s);
    EXPECT_EQ(runner.run_due(), 3);
    EXPECT_EQ(order, "123");
}

TEST_P(RunnerTest, a_failed_job_runs_again_later)
{
    Runner runner { database() };
    std::vector<int> attempts;
    runner.handle("greet", [&](db::Database&, Job const& job) {
        attempts.push_back(job.attempt);
        if (job.attempt < 3)
            throw Fault("no\nluck\xff");
    });
    auto const id = add("greet");
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(last_error(id), "no luck\uFFFD");
    EXPECT_EQ(runner.run_due(), 0);
    clock.by(12s);
    EXPECT_EQ(runner.run_due(), 1);
    clock.by(12s);
    EXPECT_EQ(runner.run_due(), 0) << "the second wait is longer";
    clock.by(12s);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(attempts, (std::vector { 1, 2, 3 }));
    EXPECT_EQ(rows(id), 0);
}

TEST_P(RunnerTest, after_twenty_attempts_it_is_kept_for_the_operator)
{
    Runner runner { database() };
    runner.handle("greet", fail);
    auto const id = add("greet");
    int runs = 0;
    for (int i = 0; i < 30; ++i) {
        runs += runner.run_due();
        clock.by(2h);
    }
    EXPECT_EQ(runs, 20);
    EXPECT_EQ(rows(id), 1);
    EXPECT_EQ(last_error(id), "no luck\uFFFD");
}

TEST_P(RunnerTest, one_that_fails_holds_up_no_other)
{
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.handle("bad", fail);
    runner.handle("good", count(runs));
    add("bad");
    add("good");
    EXPECT_EQ(runner.run_due(), 2);
    EXPECT_EQ(runs, 1);
}

TEST_P(RunnerTest, a_kind_of_a_newer_node_is_left_alone)
{
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.handle("known", count(runs));
    auto const id = add("unknown");
    EXPECT_EQ(runner.run_due(), 0);
    EXPECT_EQ(rows(id), 1);
}

TEST_P(RunnerTest, a_recurring_job_recurs)
{
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.every(1h, "sweep", count(runs));
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(runner.run_due(), 0);
    clock.by(1h);
    EXPECT_EQ(runner.run_due(), 1);
    Runner restarted { database() };
    restarted.every(1h, "sweep", count(runs));
    EXPECT_EQ(restarted.run_due(), 0) << "a restart is no reason to run";
    clock.by(1h);
    EXPECT_EQ(restarted.run_due() + runner.run_due(), 1);
    EXPECT_EQ(rows("sweep"), 1);
}

TEST_P(RunnerTest, a_recurring_job_is_never_given_up)
{
    Runner runner { database() };
    runner.every(24h, "sweep", fail);
    int runs = 0;
    for (int i = 0; i < 30; ++i) {
        runs += runner.run_due();
        clock.by(2h);
    }
    EXPECT_EQ(runs, 30);
}

TEST_P(RunnerTest, of_two_runners_one_runs_a_job)
{
    constexpr int jobs = 40;
    std::atomic<int> runs = 0;
    Runner one { database() };
    Runner two { database() };
    one.handle("greet", count(runs));
    two.handle("greet", count(runs));
    for (int i = 0; i < jobs; ++i)
        add("greet");
    one.start();
    two.start();
    EXPECT_TRUE(until([&] { return runs >= jobs; }));
    one.stop();
    two.stop();
    EXPECT_EQ(runs, jobs);
    EXPECT_EQ(number("select count(*) from jobs where kind = $1", "greet"), 0);
}

TEST_P(RunnerTest, a_dead_nodes_job_is_taken_over_when_its_lease_ends)
{
    auto const id = add("greet");
    auto const dead =
        database().write_now([&](db::Transaction& tx) { return store::claim(tx, "dead", R"(["greet"])", 5min); });
    ASSERT_TRUE(dead);
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.handle("greet", count(runs));
    EXPECT_EQ(runner.run_due(), 0);
    clock.by(5min);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(rows(id), 0);
}

TEST_P(RunnerTest, a_server_of_its_own_database_waits_for_no_lease)
{
    add("greet");
    database().write_now([&](db::Transaction& tx) { return store::claim(tx, "dead", R"(["greet"])", 5min); });
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.handle("greet", count(runs));
    runner.take_over_all();
    EXPECT_EQ(runner.run_due(), 1);
}

TEST_P(RunnerTest, kinds_have_leases_of_their_own)
{
    add("short");
    add("long");
    std::atomic<int> runs = 0;
    Runner runner { database() };
    auto die = [&](db::Database& all, Job const&) {
        ++runs;
        auto const leases = all.read_now([](db::Transaction& tx) {
            return tx.all(db::read_integer, "select lease_until - $1 from jobs where lease_until > 0", tx.now());
        });
        for (auto const lease : leases)
            EXPECT_NEAR(static_cast<double>(lease), runs == 1 ? 30'000 : 300'000, 5'000);
    };
    runner.handle("short", die, 30s);
    runner.handle("long", die);
    EXPECT_EQ(runner.run_due(), 2);
}

TEST_P(RunnerTest, a_paused_runner_changes_nothing_afterwards)
{
    auto const id = add("greet");
    auto claim = [&](std::string_view owner) {
        return *database().write_now(
            [&](db::Transaction& tx) { return store::claim(tx, owner, R"(["greet"])", 5min); });
    };
    auto const paused = claim("paused");
    clock.by(5min);
    auto const fresh = claim("fresh");
    EXPECT_GT(fresh.fence, paused.fence);
    EXPECT_FALSE(database().write_now([&](db::Transaction& tx) { return store::remove(tx, paused); }));
    EXPECT_FALSE(database().write_now([&](db::Transaction& tx) { return store::postpone(tx, paused, tx.now(), "x"); }));
    EXPECT_FALSE(database().write_now([&](db::Transaction& tx) { return store::recur(tx, paused, tx.now()); }));
    EXPECT_EQ(last_error(id), "");
    EXPECT_TRUE(database().write_now([&](db::Transaction& tx) { return store::remove(tx, fresh); }));
}

TEST_P(RunnerTest, a_jump_of_the_clock_is_noticed_within_a_second)
{
    std::atomic<int> runs = 0;
    Runner runner { database() };
    runner.handle("greet", count(runs));
    add("greet", "{}", 24h);
    runner.start();
    clock.by(24h);
    EXPECT_TRUE(until([&] { return runs == 1; }, std::chrono::seconds { 3 }));
}

TEST_P(RunnerTest, stopping_lets_the_running_job_end)
{
    std::atomic<bool> begun = false;
    std::atomic<bool> ended = false;
    Runner runner { database() };
    runner.handle("slow", [&](db::Database&, Job const&) {
        begun = true;
        std::this_thread::sleep_for(std::chrono::milliseconds { 100 });
        ended = true;
    });
    auto const id = add("slow");
    runner.start();
    EXPECT_TRUE(until([&] { return begun.load(); }));
    runner.stop();
    EXPECT_TRUE(ended);
    EXPECT_EQ(rows(id), 0);
}

}
}
