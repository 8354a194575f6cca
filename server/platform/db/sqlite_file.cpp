#include "db/sqlite_file.h"

#include "base/fault.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_log.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sysexits.h>
#include <unistd.h>

namespace kith::db {
namespace {

namespace fs = std::filesystem;

constexpr int first_sound_version = 3'051'003;

std::string quoted(fs::path const& path) { return "'" + path.string() + "'"; }

fs::path log_of(fs::path const& database) { return database.string() + "-wal"; }

std::uintmax_t size_of(fs::path const& path)
{
    std::error_code error;
    auto const size = fs::file_size(path, error);
    return error ? 0 : size;
}

[[noreturn]] void refuse_damaged(fs::path const& database, std::string const& why)
{
    throw StartupFault(EX_DATAERR,
        "the database " + quoted(database) + " is damaged (" + why + "): restore it from the newest backup");
}

[[noreturn]] void refuse_unopened(fs::path const& path)
{
    throw StartupFault(errno == EACCES || errno == EROFS || errno == EPERM ? EX_CONFIG : EX_IOERR,
        "cannot open " + quoted(path) + " for reading and writing: " + std::strerror(errno));
}

// Who holds the lock wrote its process id into the file.
std::string holder_of(int file)
{
    std::array<char, 16> text {};
    auto const length = pread(file, text.data(), text.size() - 1, 0);
    return length > 0 ? " (process " + std::string { text.data() } + ")" : "";
}

void write_holder(int file)
{
    auto const text = std::to_string(getpid());
    if (ftruncate(file, 0) != 0 || pwrite(file, text.data(), text.size(), 0) < 0)
        return; // it only helps to read a message
}

std::string first_bytes(fs::path const& path, std::size_t count)
{
    std::string bytes(count, '\0');
    std::ifstream file { path, std::ios::binary };
    file.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

void check_writable(fs::path const& database)
{
    int const file = ::open(database.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        refuse_unopened(database);
    close(file);
}

// A new name in a folder lasts only when the folder itself is on the disk.
void sync_folder(fs::path const& folder)
{
    int const file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0 || fsync(file) != 0)
        refuse_unopened(folder);
    close(file);
}

}

SqliteLock::SqliteLock(fs::path const& database)
{
    fs::path const path = database.string() + ".lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0)
        refuse_unopened(path);
    if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
        auto const holder = holder_of(file_);
        close(file_);
        throw StartupFault(EX_TEMPFAIL,
            "another Kith" + holder + " uses the database " + quoted(database) +
                ": stop it first, or give this one a database of its own");
    }
    write_holder(file_);
}

// The file stays: were it removed, one process could lock the removed one while
// another locks its successor.
SqliteLock::~SqliteLock() { close(file_); }

void check_sqlite_version(int version)
{
    if (version < first_sound_version)
        throw StartupFault(
            EX_UNAVAILABLE, "this SQLite library can damage databases: build Kith with SQLite 3.51.3 or newer");
}

fs::path sqlite_path(std::string_view url)
{
    url.remove_prefix(std::string_view { "sqlite:" }.size());
    if (url.empty())
        throw StartupFault(EX_CONFIG, "the address of the database names no file: sqlite:PATH");
    std::error_code error;
    auto path = fs::weakly_canonical(fs::absolute(url), error);
    return error ? fs::path { url } : path;
}

void check_folder(fs::path const& database)
{
    auto const folder = database.parent_path();
    std::error_code error;
    if (fs::is_directory(database, error))
        throw StartupFault(EX_CONFIG, "the database " + quoted(database) + " is a folder: name a file in it");
    if (!fs::is_directory(folder, error))
        throw StartupFault(
            EX_CONFIG, "the folder " + quoted(folder) + " of the database does not exist: create it first");
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw StartupFault(EX_CONFIG,
            "the folder " + quoted(folder) + " of the database is read-only: its log must be written beside it");
}

void create_sqlite_file(fs::path const& database)
{
    fs::path const unfinished = database.string() + ".new";
    fs::remove(unfinished);
    int const file = ::open(unfinished.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        refuse_unopened(unfinished);
    close(file);
    SqliteConnection { unfinished, SqliteAccess::Write, 0 }.run("vacuum");
    fs::rename(unfinished, database);
    sync_folder(database.parent_path());
}

void check_sqlite_file(fs::path const& database)
{
    if (!fs::is_regular_file(database))
        throw StartupFault(EX_CONFIG, "there is no database file " + quoted(database));
    if (size_of(database) == 0)
        refuse_damaged(database, "it is empty");
    if (first_bytes(database, 16) != std::string { "SQLite format 3\0", 16 })
        refuse_damaged(database, "it is not a SQLite database");
    if (auto const log = log_of(database); is_log_damaged(log))
        refuse_damaged(database, "its log " + quoted(log) + " lost changes that were on the disk");
    check_writable(database);
}

}
