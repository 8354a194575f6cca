#include "db/sqlite_file.h"

#include "base/fault.h"
#include "support/child_process.h"
#include "support/database.h"

#include <csignal>
#include <filesystem>
#include <fstream>

#include <sysexits.h>
#include <unistd.h>

namespace kith::db {
namespace {

namespace fs = std::filesystem;

class SqliteFileTest : public testing::Test {
protected:
    std::string path() const { return folder.path("kith.db"); }
    Options options() const { return { .url = "sqlite:" + path() }; }

    void overwrite(std::string const& file, std::streamoff at, std::string const& bytes)
    {
        std::fstream stream { file, std::ios::in | std::ios::out | std::ios::binary };
        stream.seekp(at);
        stream << bytes;
    }

    void fill()
    {
        auto const database = open(options());
        database->write_now([](Transaction& tx) {
            tx.run("create table notes (name text not null primary key) {strict}");
            for (int i = 0; i < 1000; ++i)
                tx.run("insert into notes values ($1)",
                    "a note of some length, of which there are many " + std::to_string(i));
        });
    }

    // Ends without closing, which leaves the log behind.
    void fill_and_be_killed()
    {
        end_of_child([&] { return fill_without_end(); });
    }
    int fill_without_end()
    {
        auto const database = open(options());
        database->write_now([](Transaction& tx) {
            tx.run("create table notes (name text)"), tx.run("insert into notes values ('a')");
        });
        return kill(getpid(), SIGKILL);
    }

    TemporaryFolder folder;
};

TEST_F(SqliteFileTest, is_made_whole)
{
    EXPECT_EQ(exit_code_of_opening(options()), 0);
    EXPECT_GE(fs::file_size(path()), 512u);
    EXPECT_FALSE(fs::exists(path() + ".new"));
    EXPECT_FALSE(fs::exists(path() + "-wal"));
    EXPECT_EQ(exit_code_of_opening(options()), 0);
}

TEST_F(SqliteFileTest, is_made_over_what_a_kill_left_of_the_first_try)
{
    std::ofstream { path() + ".new" } << "half";
    EXPECT_EQ(exit_code_of_opening(options()), 0);
}

TEST_F(SqliteFileTest, is_not_made_when_it_must_exist)
{
    auto existing = options();
    existing.create = false;
    EXPECT_EQ(exit_code_of_opening(existing), EX_CONFIG);
    EXPECT_FALSE(fs::exists(path()));
}

TEST_F(SqliteFileTest, needs_its_folder)
{
    EXPECT_EQ(exit_code_of_opening({ .url = "sqlite:" + folder.path("missing/kith.db") }), EX_CONFIG);
    EXPECT_EQ(exit_code_of_opening({ .url = "sqlite:" }), EX_CONFIG);
    EXPECT_EQ(exit_code_of_opening({ .url = "sqlite:" + folder.path("") }), EX_CONFIG);
}

TEST_F(SqliteFileTest, is_refused_when_it_is_something_else)
{
    std::ofstream { path() } << std::string(5000, 'x');
    EXPECT_EQ(exit_code_of_opening(options()), EX_DATAERR);
    std::ofstream { path(), std::ios::trunc };
    EXPECT_EQ(exit_code_of_opening(options()), EX_DATAERR) << "an empty file";
}

TEST_F(SqliteFileTest, is_refused_when_its_header_is_damaged)
{
    fill();
    overwrite(path(), 16, std::string(4, '\x7f'));
    EXPECT_EQ(exit_code_of_opening(options()), EX_DATAERR);
}

TEST_F(SqliteFileTest, is_refused_when_a_page_is_damaged)
{
    fill();
    overwrite(path(), 3 * 4096, std::string(4096, '\x5a'));
    EXPECT_EQ(exit_code_of_opening(options()), EX_DATAERR);
}

TEST_F(SqliteFileTest, is_refused_when_its_end_is_missing)
{
    fill();
    fs::resize_file(path(), 4 * 4096);
    EXPECT_EQ(exit_code_of_opening(options()), EX_DATAERR);
}

TEST_F(SqliteFileTest, is_refused_when_its_log_would_be_thrown_away)
{
    fill_and_be_killed();
    ASSERT_TRUE(fs::exists(path() + "-wal"));
    overwrite(path() + "-wal", 0, "damage");
    EXPECT_EQ(exit_code_of_opening(options()), EX_DATAERR);
    fs::resize_file(path(), 0);
    EXPECT_EQ(exit_code_of_opening(options()), EX_DATAERR);
}

TEST_F(SqliteFileTest, is_read_to_the_last_whole_commit_when_its_log_is_torn)
{
    fill_and_be_killed();
    fs::resize_file(path() + "-wal", fs::file_size(path() + "-wal") + 2000);
    auto const database = open(options());
    EXPECT_EQ(
        database->read_now([](Transaction& tx) { return tx.first(read_integer, "select count(*) from notes"); }), 1);
}

// Root may write everywhere, so somebody else tries.
TEST_F(SqliteFileTest, is_refused_when_read_only)
{
    constexpr auto nobody = 65534;
    fill();
    auto open_as_nobody = [&] { return setuid(nobody) == 0 || getuid() != 0 ? exit_code_of_opening(options()) : -1; };
    fs::permissions(folder.path(""), fs::perms { 0555 });
    fs::permissions(path(), fs::perms { 0444 });
    EXPECT_EQ(end_of_child(open_as_nobody), EX_CONFIG) << "folder";
    fs::permissions(folder.path(""), fs::perms { 0777 });
    fs::permissions(path() + ".lock", fs::perms { 0666 });
    EXPECT_EQ(end_of_child(open_as_nobody), EX_CONFIG) << "file";
}

TEST(SqliteVersion, must_not_damage_databases)
{
    EXPECT_THROW(check_sqlite_version(3'040'001), StartupFault);
    EXPECT_THROW(check_sqlite_version(3'051'002), StartupFault);
    EXPECT_NO_THROW(check_sqlite_version(3'051'003));
    EXPECT_NO_THROW(check_sqlite_version(3'053'002));
}

}
}
