#include "db/postgres.h"

#include "base/fault.h"
#include "db/postgres_connection.h"
#include "support/database.h"

#include <atomic>
#include <barrier>
#include <latch>
#include <thread>

#include <sysexits.h>

namespace kith::db {
namespace {

class PostgresTest : public DatabaseTest {
protected:
    void SetUp() override
    {
        database().write_now([](Transaction& tx) {
            tx.run("drop table if exists notes");
            tx.run("create table notes (name text not null primary key, number bigint not null)");
            tx.run("insert into notes values ('a', 0), ('b', 0)");
        });
    }

    std::int64_t number(std::string_view name)
    {
        return database().read_now(
            [&](Transaction& tx) { return *tx.first(read_integer, "select number from notes where name = $1", name); });
    }

    // Ends every connection of this database except the one that does it.
    void terminate_others()
    {
        PostgresConnection other { url() };
        other.send("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid "
                   "<> pg_backend_pid()",
            {});
        other.finish();
    }

    static void raise(Transaction& tx, std::string const& sqlstate)
    {
        tx.run("do $$ begin raise exception using errcode = '" + sqlstate + "'; end $$");
    }
};
KITH_ON_POSTGRES(PostgresTest);

TEST_P(PostgresTest, runs_both_works_of_a_deadlock_to_their_end)
{
    std::barrier both_have_one { 2 };
    std::atomic<int> tries = 0;
    auto add_to = [&](std::string_view first, std::string_view second) {
        bool is_first_try = true;
        database().write_now([&](Transaction& tx) {
            ++tries;
            tx.run("update notes set number = number + 1 where name = $1", first);
            if (std::exchange(is_first_try, false))
                both_have_one.arrive_and_wait();
            tx.run("update notes set number = number + 1 where name = $1", second);
        });
    };
    std::jthread other { [&] { add_to("b", "a"); } };
    add_to("a", "b");
    other.join();
    EXPECT_GE(tries, 3) << "more if the two meet again";
    EXPECT_EQ(number("a"), 2);
    EXPECT_EQ(number("b"), 2);
}

// F17: serialization failures and deadlocks run again, five times at most, and end with 503.
TEST_P(PostgresTest, tries_again_what_may_succeed_then)
{
    for (auto sqlstate : { "40001", "40P01", "57P03", "25006" }) {
        int tries = 0;
        auto const before = number("a");
        database().write_now([&](Transaction& tx) {
            tx.run("update notes set number = number + 1 where name = 'a'");
            if (++tries < 3)
                raise(tx, sqlstate);
        });
        EXPECT_EQ(tries, 3) << sqlstate;
        EXPECT_EQ(number("a"), before + 1) << sqlstate;
    }
}

TEST_P(PostgresTest, ends_trying_after_five_times)
{
    int tries = 0;
    auto const start = std::chrono::steady_clock::now();
    auto fails = [&](Transaction& tx) { ++tries, raise(tx, "40001"); };
    EXPECT_THROW(database().write_now(fails), Unavailable);
    EXPECT_EQ(tries, 5);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 3s);
}

TEST_P(PostgresTest, does_not_try_again_what_is_wrong_or_lacks_room)
{
    int tries = 0;
    auto wrong = [&](Transaction& tx) { ++tries, raise(tx, "23502"); };
    EXPECT_THROW(database().write_now(wrong), Fault);
    auto full = [&](Transaction& tx) { ++tries, raise(tx, "53100"); };
    EXPECT_THROW(database().write_now(full), Unavailable);
    EXPECT_EQ(tries, 2);
}

TEST_P(PostgresTest, does_not_notice_that_idle_connections_were_ended)
{
    number("a");
    terminate_others();
    EXPECT_EQ(number("a"), 0);
    terminate_others();
    database().write_now([](Transaction& tx) { tx.send("update notes set number = number + 1 where name = 'a'"); });
    EXPECT_EQ(number("a"), 1);
}

TEST_P(PostgresTest, runs_the_work_again_whose_connection_was_ended)
{
    int tries = 0;
    database().write_now([&](Transaction& tx) {
        tx.run("update notes set number = number + 1 where name = 'a'");
        if (++tries == 1)
            terminate_others();
        tx.run("update notes set number = number + 1 where name = 'b'");
    });
    EXPECT_EQ(tries, 2);
    EXPECT_EQ(number("a"), 1);
    EXPECT_EQ(number("b"), 1);
}

// The server's last words stand before the answer to what was sent with the
// commit: so the commit was not reached, and trying again is safe.
TEST_P(PostgresTest, runs_again_what_was_ended_before_its_commit_was_reached)
{
    int tries = 0;
    database().write_now([&](Transaction& tx) {
        tx.run("update notes set number = number + 1 where name = 'a'");
        if (++tries == 1)
            terminate_others();
        tx.send("update notes set number = number + 1 where name = 'b'");
    });
    EXPECT_EQ(tries, 2);
    EXPECT_EQ(number("a"), 1);
}

// A constraint that is checked at the commit ends the connection there, as a
// server that dies in a commit would.
TEST_P(PostgresTest, does_not_try_again_when_the_connection_is_lost_in_the_commit)
{
    reopen({ .postgres_connections = 1 }); // one that no earlier test has lost
    database().write_now([](Transaction& tx) {
        tx.run(R"(
            create or replace function end_connection() returns trigger language plpgsql as
            $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$)");
        tx.run(R"(
            create constraint trigger dies after update on notes deferrable initially deferred
            for each row execute function end_connection())");
    });
    int tries = 0;
    auto update = [&](Transaction& tx) { ++tries, tx.run("update notes set number = 5 where name = 'a'"); };
    EXPECT_THROW(database().write_now(update), Unavailable);
    EXPECT_EQ(tries, 1);
    EXPECT_EQ(number("a"), 0);
}

TEST_P(PostgresTest, rolls_back_a_failure_at_the_commit)
{
    auto fails = [](Transaction& tx) {
        tx.send("insert into notes values ('c', 1)"), tx.send("insert into notes values ('a', 1)");
    };
    EXPECT_THROW(database().write_now(fails), Fault);
    EXPECT_EQ(
        database().read_now([](Transaction& tx) { return tx.first(read_integer, "select count(*) from notes"); }), 2);
}

TEST_P(PostgresTest, prepares_again_what_failed_to_be_prepared)
{
    auto const sql = "insert into later values ($1)";
    auto insert = [&](Transaction& tx) { tx.run(sql, "a"); };
    reopen({ .postgres_connections = 1 });
    EXPECT_THROW(database().write_now(insert), Fault);
    database().write_now([](Transaction& tx) { tx.run("create table later (name text)"); });
    database().write_now(insert);
    database().write_now([](Transaction& tx) { tx.run("drop table later"); });
}

TEST_P(PostgresTest, answers_although_another_node_changed_a_table_under_a_kept_statement)
{
    auto columns = [&] {
        return database().read_now([](Transaction& tx) { return tx.all(read_text, "select * from notes").size(); });
    };
    reopen({ .postgres_connections = 1 });
    EXPECT_EQ(columns(), 2u);
    database().write_now([](Transaction& tx) { tx.run("alter table notes add column body text"); });
    EXPECT_EQ(columns(), 2u);
}

TEST_P(PostgresTest, sends_many_statements_without_waiting_for_each)
{
    reopen({ .postgres_connections = 1 });
    std::string const large(20'000, 'x');
    database().write_now([&](Transaction& tx) {
        for (int i = 0; i < 2000; ++i)
            tx.send("insert into notes values ($1, 1)", large.substr(0, 1000) + std::to_string(i));
        for (int i = 0; i < 200; ++i)
            tx.send("select $1", large); // 4 MB of answers wait while we write
    });
    EXPECT_EQ(
        database().read_now([](Transaction& tx) { return tx.first(read_integer, "select sum(number) from notes"); }),
        2000);
}

TEST_P(PostgresTest, refuses_other_encodings)
{
    auto const run = [&](std::string const& sql) {
        PostgresConnection server { url() };
        server.send(sql, {});
        server.finish();
    };
    auto const name = "kith_test_latin1_" + std::to_string(getpid());
    run("create database " + name + " template template0 encoding 'LATIN1' locale 'C'");
    auto const latin1 = url().substr(0, url().rfind('/') + 1) + name;
    EXPECT_EQ(exit_code_of_opening({ .url = latin1 }), EX_CONFIG);
    run("drop database " + name);
}

TEST(PostgresAddress, tells_what_to_do)
{
    EXPECT_EQ(exit_code_of_opening({ .url = "postgres://kith@127.0.0.1:1/kith" }), EX_UNAVAILABLE);
    EXPECT_EQ(exit_code_of_opening({ .url = "postgres://kith@127.0.0.1/kith?no_option=1" }), EX_CONFIG);
}

TEST(PostgresAddress, is_not_quoted_with_its_password)
{
    for (auto url : { "postgres://kith:secret@127.0.0.1:1/kith", "postgres://kith:secret@[::1/kith" }) {
        try {
            open({ .url = url });
            ADD_FAILURE();
        } catch (StartupFault const& fault) {
            EXPECT_EQ(std::string_view { fault.what() }.find("secret"), std::string_view::npos) << fault.what();
        }
    }
}

TEST_P(PostgresTest, tells_that_the_database_is_missing)
{
    EXPECT_EQ(exit_code_of_opening({ .url = url() + "_missing" }), EX_CONFIG);
}

}
}
