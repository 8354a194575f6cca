#include "db/sqlite.h"

#include "base/fault.h"
#include "support/child_process.h"
#include "support/database.h"

#include <csignal>
#include <filesystem>
#include <future>
#include <latch>

#include <sysexits.h>
#include <unistd.h>

namespace kith::db {
namespace {

namespace fs = std::filesystem;

// Collects how works end; each answer is asked for by its number.
class Answers {
public:
    Done next()
    {
        auto answer = std::make_shared<std::promise<void>>();
        answers_.push_back(answer->get_future());
        return [answer](std::exception_ptr fault) { fault ? answer->set_exception(fault) : answer->set_value(); };
    }
    std::string operator[](std::size_t number)
    {
        try {
            answers_[number].get();
            return "fine";
        } catch (Unavailable const&) {
            return "unavailable";
        } catch (std::exception const& fault) {
            return fault.what();
        }
    }

private:
    std::vector<std::future<void>> answers_;
};

class SqliteTest : public DatabaseTest {
protected:
    void SetUp() override
    {
        database().write_now([](Transaction& tx) {
            tx.run("create table notes (name text not null primary key) {strict}");
            tx.run("create table links (name text not null references notes (name)) {strict}");
        });
    }

    static Work insert(std::string name)
    {
        return [name](Transaction& tx) { return tx.run("insert into notes values ($1)", name), Ending::Commit; };
    }

    // Works given in between come into one batch.
    void hold_writer()
    {
        std::latch is_held { 1 };
        database().write(
            [&](Transaction&) { return is_held.count_down(), may_go_on_.wait(), Ending::Rollback; }, [](auto) {});
        is_held.wait();
    }
    void release_writer() { may_go_on_.count_down(); }

    std::vector<std::string> names()
    {
        return database().read_now(
            [](Transaction& tx) { return tx.all(read_text, "select name from notes order by name"); });
    }

    std::latch may_go_on_ { 1 };
    Answers answers;
};
KITH_ON_SQLITE(SqliteTest);

using Names = std::vector<std::string>;

TEST_P(SqliteTest, answers_a_batch_after_its_commit)
{
    Names seen_inside { "not run" };
    Names seen_by_answer;
    hold_writer();
    database().write(insert("a"), [&](auto) { seen_by_answer = names(); });
    database().write([&](Transaction&) { return seen_inside = names(), Ending::Commit; }, answers.next());
    release_writer();
    EXPECT_EQ(answers[0], "fine");
    EXPECT_EQ(seen_inside, Names {});
    EXPECT_EQ(seen_by_answer, Names { "a" });
}

TEST_P(SqliteTest, lets_a_work_see_what_others_of_its_batch_did)
{
    hold_writer();
    database().write(insert("a"), answers.next());
    database().write(insert("a"), answers.next());
    database().write(insert("b"), answers.next());
    release_writer();
    EXPECT_EQ(answers[0], "fine");
    EXPECT_NE(answers[1].find("UNIQUE"), std::string::npos);
    EXPECT_EQ(answers[2], "fine");
    EXPECT_EQ(names(), (Names { "a", "b" }));
}

TEST_P(SqliteTest, rolls_back_only_the_work_that_refuses_or_throws)
{
    hold_writer();
    database().write(insert("a"), answers.next());
    database().write([](Transaction& tx) { return insert("b")(tx), Ending::Rollback; }, answers.next());
    database().write(
        [](Transaction& tx) -> Ending { insert("c")(tx), throw std::domain_error("mine"); }, answers.next());
    database().write(insert("d"), answers.next());
    release_writer();
    EXPECT_EQ((Names { answers[0], answers[1], answers[2], answers[3] }), (Names { "fine", "fine", "mine", "fine" }));
    EXPECT_EQ(names(), (Names { "a", "d" }));
}

// A foreign key that is checked at the end only makes the commit itself fail.
TEST_P(SqliteTest, answers_unavailable_to_all_when_the_commit_fails)
{
    hold_writer();
    database().write(insert("a"), answers.next());
    database().write(
        [](Transaction& tx) {
            tx.run("pragma defer_foreign_keys = on");
            return tx.run("insert into links values ('nothing')"), Ending::Commit;
        },
        answers.next());
    database().write([](Transaction&) { return Ending::Rollback; }, answers.next());
    database().write([](Transaction&) -> Ending { throw std::domain_error("mine"); }, answers.next());
    release_writer();
    EXPECT_EQ((Names { answers[0], answers[1], answers[2], answers[3] }),
        (Names { "unavailable", "unavailable", "unavailable", "mine" }));
    EXPECT_EQ(names(), Names {});
    EXPECT_NE(database().trouble(), "");
}

// As SQLite may when the disk is full or fails.
TEST_P(SqliteTest, answers_unavailable_to_what_a_rollback_of_its_own_undid)
{
    hold_writer();
    database().write(insert("a"), answers.next());
    database().write([](Transaction& tx) { return tx.run("rollback"), Ending::Commit; }, answers.next());
    database().write(insert("b"), answers.next());
    release_writer();
    EXPECT_EQ((Names { answers[0], answers[1], answers[2] }), (Names { "unavailable", "unavailable", "fine" }));
    EXPECT_EQ(names(), Names { "b" });
}

TEST_P(SqliteTest, goes_on_after_the_disk_was_full)
{
    auto set_most_pages = [&](std::string const& pages) {
        database().write_now([&](Transaction& tx) { tx.run("pragma max_page_count = " + pages); });
    };
    set_most_pages("1");
    auto write_much = [&] { database().write_now(insert(std::string(100'000, 'x'))); };
    EXPECT_THROW(write_much(), Unavailable);
    EXPECT_EQ(names(), Names {});
    set_most_pages("1000000");
    write_much();
    EXPECT_EQ(names().size(), 1u);
}

TEST_P(SqliteTest, loses_its_trouble_by_itself)
{
    auto breaks = [](Transaction& tx) { tx.run("rollback"); };
    EXPECT_THROW(database().write_now(breaks), Unavailable);
    EXPECT_NE(database().trouble(), "");
    for (int i = 0; i < 100 && !database().trouble().empty(); ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(database().trouble(), "");
}

TEST_P(SqliteTest, writes_each_work_alone_without_group_commit)
{
    reopen({ .group_commit = false });
    Names seen_inside;
    hold_writer();
    database().write(insert("a"), answers.next());
    database().write([&](Transaction&) { return seen_inside = names(), Ending::Commit; }, answers.next());
    release_writer();
    EXPECT_EQ(answers[1], "fine");
    EXPECT_EQ(seen_inside, Names { "a" });
}

// A statement left open by an exception would keep the log from starting over.
TEST_P(SqliteTest, resets_statements_on_every_path)
{
    auto throws = [](Transaction& tx) {
        tx.all([](Row const&) -> int { throw Fault("no"); }, "select name from schema_version, (select 'a' as name)");
    };
    EXPECT_THROW(database().read_now(throws), Fault);
    EXPECT_THROW(database().write_now(throws), Fault);
    for (int i = 0; i < 900; ++i)
        database().write_now([&](Transaction& tx) {
            tx.run("insert into notes values ($1)", std::to_string(i) + std::string(40'000, 'x'));
        });
    EXPECT_LT(fs::file_size(url().substr(7) + "-wal"), 24u << 20)
        << "36 MB were written, and the log starts over at 16 MB";
}

TEST_P(SqliteTest, sets_what_it_promises)
{
    auto pragma = [&](std::string const& name) {
        return database().write_now([&](Transaction& tx) { return *tx.first(read_text, "pragma " + name); });
    };
    EXPECT_EQ(pragma("journal_mode"), "wal");
    EXPECT_EQ(pragma("synchronous"), "2");
    EXPECT_EQ(pragma("foreign_keys"), "1");
    EXPECT_EQ(pragma("trusted_schema"), "0");
    EXPECT_EQ(pragma("cell_size_check"), "1");
    EXPECT_EQ(pragma("cache_size"), "-16384");
    EXPECT_EQ(pragma("temp_store"), "2");
    EXPECT_EQ(pragma("mmap_size"), "0");
}

TEST_P(SqliteTest, is_read_beside_a_running_server)
{
    database().write_now(insert("a"));
    auto const beside = open({ .url = url(), .read_only = true });
    database().write_now(insert("b"));
    EXPECT_EQ(
        beside->read_now([](Transaction& tx) { return tx.first(read_integer, "select count(*) from notes"); }), 2);
    EXPECT_THROW(beside->write_now(insert("c")), Fault);
}

TEST_P(SqliteTest, is_read_when_nobody_runs)
{
    close();
    auto const alone = open({ .url = url(), .read_only = true });
    EXPECT_EQ(alone->read_now([](Transaction& tx) { return tx.first(read_integer, "select count(*) from notes"); }), 0);
}

TEST_P(SqliteTest, refuses_a_second_process)
{
    EXPECT_EQ(end_of_child([&] { return exit_code_of_opening({ .url = url() }); }), EX_TEMPFAIL);
    EXPECT_EQ(exit_code_of_opening({ .url = url() }), EX_TEMPFAIL);
    auto const path = url().substr(7);
    fs::create_symlink(path, path + ".link");
    EXPECT_EQ(exit_code_of_opening({ .url = url() + ".link" }), EX_TEMPFAIL);
}

TEST_P(SqliteTest, starts_right_after_kill_9_with_all_that_was_answered)
{
    close();
    auto const end = end_of_child([&] {
        auto const database = open({ .url = url() });
        for (auto name : { "a", "b", "c" })
            database->write_now(insert(name));
        return kill(getpid(), SIGKILL);
    });
    EXPECT_EQ(end, -SIGKILL);
    EXPECT_EQ(names(), (Names { "a", "b", "c" }));
}

}
}
