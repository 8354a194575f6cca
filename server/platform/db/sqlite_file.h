#pragma once

// The files of a SQLite database - PATH, PATH-wal, PATH.lock - before SQLite
// touches them. SQLite repairs what it takes for a crash, and would take some
// damage for one: an empty file beside a log full of changes makes it delete
// the log. So the files are looked at first (the log in sqlite_log.h).

#include <filesystem>
#include <string_view>

namespace kith::db {

// Held while this process has the database open; the kernel lets go of it when
// the process ends, however it ends.
class SqliteLock {
public:
    // StartupFault (EX_TEMPFAIL) when another process holds it.
    explicit SqliteLock(std::filesystem::path const& database);
    ~SqliteLock();
    SqliteLock(SqliteLock const&) = delete;
    SqliteLock& operator=(SqliteLock const&) = delete;

private:
    int file_;
};

// All of these fault with StartupFault, in one line that says what to do.

// Versions before 3.51.3 may damage a database when its log starts over.
void check_sqlite_version(int version);
// The path of sqlite:PATH, without links and dots: one file has one lock.
std::filesystem::path sqlite_path(std::string_view url);
void check_folder(std::filesystem::path const& database);
// Makes the file in one step: it is never seen empty, so an empty one is damage.
void create_sqlite_file(std::filesystem::path const& database);
void check_sqlite_file(std::filesystem::path const& database);

}
