#include "db/sqlite.h"

#include "base/fault.h"
#include "db/health.h"
#include "db/sqlite_file.h"
#include "db/sqlite_transaction.h"
#include "db/sqlite_writer.h"
#include "log/log.h"

#include <atomic>
#include <mutex>

#include <sqlite3.h>
#include <sysexits.h>

namespace kith::db {
namespace {

namespace fs = std::filesystem;

// A damaged page is found at once, not weeks later - as long as looking takes a
// moment only. `kith check`, which only reads, looks at every page of any database.
constexpr std::uintmax_t largest_checked_at_start = 16 << 20;

struct OpenedFile {
    fs::path path;
    std::unique_ptr<SqliteLock> lock;             // null beside a running server
    std::unique_ptr<SqliteConnection> connection; // the writer's, likewise
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(OpenedFile file, Options const& options)
        : file_(std::move(file))
        , cache_kib_(options.sqlite_cache_kib)
    {
        if (file_.connection)
            writer_.emplace(*file_.connection, options.group_commit ? Grouping::Together : Grouping::EachAlone, health_,
                [this](std::vector<std::string> const& topics) { wake(topics); });
    }
    ~SqliteDatabase() override { stop(); }

    Engine engine() const override { return Engine::Sqlite; }
    void read(Work, Done) override;
    void write(Work, Done) override;
    std::string trouble() override;
    void stop() override;

private:
    using Reader = std::unique_ptr<SqliteConnection>;
    Reader borrow_reader();
    void give_back(Reader);

    OpenedFile file_;
    int cache_kib_;
    Health health_;
    std::optional<SqliteWriter> writer_;
    std::atomic<bool> is_probing_ = false;

    std::mutex readers_mutex_;
    std::vector<Reader> readers_; // those nobody uses, the last used one last
    bool is_stopped_ = false;
};

std::exception_ptr fault_of_reading(SqliteConnection& reader, Work const& work)
{
    try {
        reader.run("begin");
        SqliteTransaction transaction { reader };
        work(transaction);
        transaction.fault_if_failed();
        reader.run("commit");
        return {};
    } catch (...) {
        return std::current_exception();
    }
}

void SqliteDatabase::read(Work work, Done done)
{
    auto reader = borrow_reader();
    auto const fault = fault_of_reading(*reader, work);
    // One that failed may be in any state and is closed.
    if (!fault)
        give_back(std::move(reader));
    reader.reset();
    done(fault);
}

void SqliteDatabase::write(Work work, Done done)
{
    if (!writer_)
        throw Fault("the database was opened for reading only");
    writer_->push(std::move(work), std::move(done));
}

// After a failure only another write can tell whether it has passed, and there
// may be none while we are not ready: so asking writes.
std::string SqliteDatabase::trouble()
{
    auto text = health_.text();
    if (text.empty() || is_probing_.exchange(true))
        return text;
    try {
        write(
            [](Transaction& transaction) {
                transaction.run("update schema_version set version = version");
                return Ending::Commit;
            },
            [this](std::exception_ptr) { is_probing_ = false; });
    } catch (Fault const&) {
        is_probing_ = false;
    }
    return text;
}

void SqliteDatabase::stop()
{
    if (writer_)
        writer_->stop();
    std::lock_guard lock { readers_mutex_ };
    is_stopped_ = true;
    readers_.clear();
}

SqliteDatabase::Reader SqliteDatabase::borrow_reader()
{
    {
        std::lock_guard lock { readers_mutex_ };
        if (is_stopped_)
            throw Unavailable("the database is being stopped");
        if (!readers_.empty()) {
            auto reader = std::move(readers_.back());
            readers_.pop_back();
            return reader;
        }
    }
    return std::make_unique<SqliteConnection>(file_.path, SqliteAccess::Read, cache_kib_);
}

void SqliteDatabase::give_back(Reader reader)
{
    std::lock_guard lock { readers_mutex_ };
    if (!is_stopped_)
        readers_.push_back(std::move(reader));
}

void check_pages(SqliteConnection& connection)
{
    std::string finding;
    connection.execute("pragma quick_check(1)", {}, [&](Row const& row) { finding = row.string(0); });
    if (finding != "ok")
        throw Fault(finding.substr(0, finding.find('\n')));
}

// Said by SQLite of what passes when another program ends its transaction.
bool is_about_lock(Unavailable const& fault) { return std::string_view { fault.what() }.contains("is locked"); }

OpenedFile open_file(fs::path const& path, Options const& options)
{
    if (options.read_only) {
        check_sqlite_file(path);
        SqliteConnection reader { path, SqliteAccess::Read, options.sqlite_cache_kib };
        check_pages(reader);
        return { path, nullptr, nullptr };
    }
    check_folder(path);
    auto lock = std::make_unique<SqliteLock>(path);
    if (options.create && !fs::exists(path))
        create_sqlite_file(path);
    check_sqlite_file(path);
    auto connection = std::make_unique<SqliteConnection>(path, SqliteAccess::Write, 8 * options.sqlite_cache_kib);
    OpenedFile file { path, std::move(lock), std::move(connection) };
    if (fs::file_size(path) < largest_checked_at_start)
        check_pages(*file.connection);
    file.connection->check_is_free_to_write();
    return file;
}

}

std::unique_ptr<Database> open_sqlite(Options const& options)
{
    check_sqlite_version(sqlite3_libversion_number());
    auto const path = sqlite_path(options.url);
    try {
        return std::make_unique<SqliteDatabase>(open_file(path, options), options);
    } catch (StartupFault const&) {
        throw;
    } catch (Unavailable const& fault) {
        throw StartupFault(is_about_lock(fault) ? EX_TEMPFAIL : EX_IOERR,
            "cannot open the database '" + path.string() + "': " + fault.what());
    } catch (std::exception const& fault) {
        throw StartupFault(EX_DATAERR,
            "the database '" + path.string() + "' is damaged (" + fault.what() +
                "): restore it from the newest backup");
    }
}

}
