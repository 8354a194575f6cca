#include "db/sqlite_log.h"

#include "base/fault.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_file.h"
#include "support/database.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <sysexits.h>

namespace kith::db {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_bytes = 24 + 4096;
constexpr int small_cache_kib = 64;

// In a frame, a bit of each of its parts.
constexpr std::size_t page_number = 3, pages_after_commit = 7, salt = 12, checksum = 20, data_begin = 24,
                      data_end = frame_bytes - 1;

// A database whose log is still there, as after kill -9: nothing moves it into the
// file but restart().
class SqliteLogTest : public testing::Test {
protected:
    SqliteLogTest()
    {
        create_sqlite_file(path());
        connection = std::make_unique<SqliteConnection>(path(), SqliteAccess::Write, small_cache_kib);
        connection->run("create table notes (text text not null)");
    }

    std::string path() const { return folder.path("kith.db"); }

    // One transaction, of several frames.
    void write() { connection->run("insert into notes values (hex(zeroblob(5000)))"); }
    void write(int transactions)
    {
        for (int i = 0; i < transactions; ++i)
            write();
    }
    // A transaction that is longer than the cache goes to the log before its end.
    void write_and_roll_back()
    {
        connection->run("begin");
        write(40);
        connection->run("rollback");
    }
    // The next frame is written over the first one.
    void restart() { connection->run("pragma wal_checkpoint(restart)"); }

    std::string log() const
    {
        std::ifstream file { path() + "-wal", std::ios::binary };
        return { std::istreambuf_iterator<char> { file }, {} };
    }

    // Where each commit frame of the present round stands; they follow one upon another.
    static std::vector<std::size_t> commits_of(std::string const& log)
    {
        std::vector<std::size_t> found;
        for (auto at = header_bytes; at + frame_bytes <= log.size() && log.substr(at + 8, 8) == log.substr(16, 8);
            at += frame_bytes)
            if (log.substr(at + 4, 4) != std::string(4, '\0'))
                found.push_back(at);
        return found;
    }

    static std::string flipped(std::string log, std::size_t at) { return log[at] ^= 1, log; }

    // The database beside a log like this one.
    std::string copy_with(std::string const& log) const
    {
        auto const copy = folder.path("copy.db");
        fs::remove(copy + "-shm");
        fs::copy_file(path(), copy, fs::copy_options::overwrite_existing);
        std::ofstream { copy + "-wal", std::ios::binary } << log;
        return copy;
    }
    bool is_damaged(std::string const& log) const { return is_log_damaged(copy_with(log) + "-wal"); }
    std::optional<std::int64_t> notes_with(std::string const& log) const
    {
        auto const database = open({ .url = "sqlite:" + copy_with(log) });
        return database->read_now([](Transaction& tx) { return tx.first(read_integer, "select count(*) from notes"); });
    }

    TemporaryFolder folder;
    std::unique_ptr<SqliteConnection> connection;
};

TEST_F(SqliteLogTest, may_be_absent_or_empty)
{
    EXPECT_FALSE(is_log_damaged(folder.path("nothing-wal")));
    EXPECT_FALSE(is_damaged(""));
    EXPECT_FALSE(is_damaged("short"));
    EXPECT_FALSE(is_damaged(log().substr(0, header_bytes)));
}

TEST_F(SqliteLogTest, is_accepted_when_it_is_clean)
{
    write(5);
    EXPECT_FALSE(is_damaged(log()));
    EXPECT_EQ(notes_with(log()), 5);
}

TEST_F(SqliteLogTest, is_accepted_when_its_end_is_torn)
{
    write(5);
    auto const whole = log();
    for (std::size_t lost : { 1ul, 1000ul, frame_bytes, frame_bytes + 1 })
        EXPECT_FALSE(is_damaged(whole.substr(0, whole.size() - lost))) << lost;
    EXPECT_EQ(notes_with(whole.substr(0, whole.size() - 1000)), 4);
}

TEST_F(SqliteLogTest, is_refused_when_any_bit_is_wrong_before_two_later_transactions)
{
    write(5);
    auto const whole = log();
    auto const commits = commits_of(whole);
    for (auto frame = header_bytes; frame <= commits[commits.size() - 3]; frame += frame_bytes)
        for (auto part : { page_number, pages_after_commit, salt, checksum, data_begin, data_end })
            EXPECT_TRUE(is_damaged(flipped(whole, frame + part))) << "frame at " << frame << ", byte " << part;
}

TEST_F(SqliteLogTest, is_named_with_the_way_out)
{
    write(5);
    auto const copy = copy_with(flipped(log(), header_bytes + data_begin));
    try {
        open({ .url = "sqlite:" + copy });
        FAIL() << "it was opened";
    } catch (StartupFault const& fault) {
        EXPECT_EQ(fault.exit_code(), EX_DATAERR);
        EXPECT_NE(std::string { fault.what() }.find(copy + "-wal'"), std::string::npos) << fault.what();
        EXPECT_NE(std::string { fault.what() }.find("restore it from the newest backup"), std::string::npos);
    }
}

// It cannot be told from what a power cut does before the last answer.
TEST_F(SqliteLogTest, is_accepted_without_the_last_transaction_when_that_is_wrong)
{
    write(5);
    auto const whole = log();
    auto const commits = commits_of(whole);
    ASSERT_GT(commits[commits.size() - 1], commits[commits.size() - 2] + frame_bytes) << "several frames";
    for (auto frame = commits[commits.size() - 2] + frame_bytes; frame < whole.size(); frame += frame_bytes)
        for (auto part : { page_number, pages_after_commit, salt, checksum, data_begin, data_end })
            EXPECT_FALSE(is_damaged(flipped(whole, frame + part))) << "frame at " << frame << ", byte " << part;
    EXPECT_EQ(notes_with(flipped(whole, whole.size() - 1)), 4);
}

TEST_F(SqliteLogTest, is_accepted_with_frames_of_an_earlier_round_behind)
{
    write(20);
    restart();
    auto const size = log().size();
    write(3);
    auto const whole = log();
    ASSERT_EQ(whole.size(), size) << "they are behind";
    EXPECT_FALSE(is_damaged(whole));
    EXPECT_EQ(notes_with(whole), 23);
    EXPECT_FALSE(is_damaged(flipped(whole, commits_of(whole).back() + data_begin))) << "the last transaction";
    EXPECT_TRUE(is_damaged(flipped(whole, header_bytes + data_begin))) << "the first one";
}

// The frames behind verify, have the same salts, and prove nothing.
TEST_F(SqliteLogTest, is_accepted_with_frames_of_a_rolled_back_transaction_behind)
{
    write(2);
    auto const size = log().size();
    write_and_roll_back();
    ASSERT_GT(log().size(), size + 20 * frame_bytes) << "it went to the log";
    write();
    auto const whole = log();
    EXPECT_FALSE(is_damaged(whole));
    EXPECT_FALSE(is_damaged(flipped(whole, size + data_begin))) << "the last transaction";
    EXPECT_EQ(notes_with(flipped(whole, size + data_begin)), 2);
}

TEST_F(SqliteLogTest, may_be_zeros_where_nothing_was_written)
{
    write(5);
    auto const whole = log();
    auto const before_last = commits_of(whole)[4] + frame_bytes;
    EXPECT_FALSE(is_damaged(std::string(whole.size(), '\0')));
    EXPECT_FALSE(is_damaged(whole + std::string(10 * frame_bytes, '\0')));
    EXPECT_FALSE(is_damaged(whole.substr(0, before_last) + std::string(10 * frame_bytes, '\0')));
    EXPECT_EQ(notes_with(whole.substr(0, before_last) + std::string(10 * frame_bytes, '\0')), 4);
}

TEST_F(SqliteLogTest, is_refused_when_zeros_stand_where_something_was_written)
{
    write(5);
    auto whole = log();
    EXPECT_TRUE(is_damaged(std::string(header_bytes, '\0') + whole.substr(header_bytes)));
    whole.replace(header_bytes + 2 * frame_bytes, frame_bytes, std::string(frame_bytes, '\0'));
    EXPECT_TRUE(is_damaged(whole));
}

TEST_F(SqliteLogTest, is_refused_when_any_bit_of_its_header_is_wrong)
{
    write();
    for (std::size_t at = 0; at < header_bytes; ++at)
        EXPECT_TRUE(is_damaged(flipped(log(), at))) << at;
}

}
}
