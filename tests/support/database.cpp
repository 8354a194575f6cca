#include "support/database.h"

#include "base/fault.h"
#include "db/migrations.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <libpq-fe.h>
#include <unistd.h>

namespace kith {
namespace {

std::string read_file(std::string const& path)
{
    std::ostringstream content;
    content << std::ifstream { path, std::ios::binary }.rdbuf();
    return content.str();
}

std::string with_database_name(std::string const& url, std::string const& name)
{
    auto const end = std::min(url.find('?'), url.size());
    auto const slash = url.rfind('/', end - 1);
    return url.substr(0, slash + 1) + name + url.substr(end);
}

// The bytes of a database after all migrations: a copy of them is ready at once.
std::string const& migrated_sqlite_file()
{
    static std::string const bytes = [] {
        TemporaryFolder const folder;
        auto const path = folder.path("kith.db");
        db::migrate(*db::open({ .url = "sqlite:" + path }));
        return read_file(path);
    }();
    return bytes;
}

// One database on the server for this process, and one pool of connections to it.
// Tests clear the tables that the one before has filled.
class PostgresOfProcess {
public:
    PostgresOfProcess() : server_(std::getenv("KITH_TEST_POSTGRES")), name_("kith_test_" + std::to_string(getpid()))
    {
        run_on_server("drop database if exists " + name_ + " with (force)");
        run_on_server("create database " + name_ + " template template0 encoding 'UTF8'");
        db::migrate(open({ .url = url() }));
    }
    ~PostgresOfProcess()
    {
        close();
        run_on_server("drop database if exists " + name_ + " with (force)");
    }

    std::string url() const { return with_database_name(server_, name_); }
    void close() { database_.reset(); }
    db::Database& open(db::Options const& options)
    {
        close();
        database_ = db::open(options);
        return *database_;
    }

    db::Database& database() { return database_ ? *database_ : open({ .url = url() }); }

    void clear()
    {
        database().on_commit({}); // it may look at what was the last test's
        database().write_now([](db::Transaction& transaction) {
            auto const filled = filled_tables(transaction);
            if (!filled.empty())
                transaction.run("truncate " + filled + " cascade");
            transaction.run("delete from products where slug not in ('suite', 'voice')");
        });
    }

private:
    // Truncating empty ones would take longer than all the rest.
    static std::string filled_tables(db::Transaction& transaction)
    {
        auto const tables = transaction.all(db::read_text,
            "select tablename from pg_tables where schemaname = 'public' and tablename not in ('schema_version', "
            "'products')");
        std::string question;
        for (auto const& table : tables)
            question += (question.empty() ? "" : " union all ") +
                ("select '" + table + "' where exists (select 1 from " + table + ")");
        std::string filled;
        for (auto const& table : transaction.all(db::read_text, question.empty() ? "select '' where 1 = 0" : question))
            filled += (filled.empty() ? "" : ", ") + table;
        return filled;
    }

    // By libpq itself: "create database" runs outside of transactions only.
    void run_on_server(std::string const& sql) const
    {
        auto* const connection = PQconnectdb(server_.c_str());
        auto* const result = PQexec(connection, sql.c_str());
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            ADD_FAILURE() << PQerrorMessage(connection);
        PQclear(result);
        PQfinish(connection);
    }

    std::string server_;
    std::string name_;
    std::unique_ptr<db::Database> database_;
};

PostgresOfProcess& postgres()
{
    static PostgresOfProcess process;
    return process;
}

}

struct DatabaseTest::Place {
    TemporaryFolder folder;
    std::unique_ptr<db::Database> sqlite;
    bool is_reopened = false;
};

DatabaseTest::DatabaseTest() : place_(std::make_unique<Place>())
{
    if (GetParam() == db::Engine::Postgres)
        postgres().clear();
    else
        std::ofstream { place_->folder.path("kith.db"), std::ios::binary } << migrated_sqlite_file();
}

// The next test gets connections as they usually are.
DatabaseTest::~DatabaseTest()
{
    if (place_->is_reopened)
        close();
}

db::Database& DatabaseTest::database()
{
    if (GetParam() == db::Engine::Postgres)
        return postgres().database();
    return place_->sqlite ? *place_->sqlite : reopen({});
}

db::Database& DatabaseTest::reopen(db::Options options)
{
    options.url = url();
    place_->is_reopened = true;
    if (GetParam() == db::Engine::Postgres)
        return postgres().open(options);
    close();
    place_->sqlite = db::open(options);
    return *place_->sqlite;
}

void DatabaseTest::close()
{
    if (GetParam() == db::Engine::Postgres)
        postgres().close();
    else
        place_->sqlite.reset();
}

std::string DatabaseTest::url() const
{
    return GetParam() == db::Engine::Postgres ? postgres().url() : "sqlite:" + place_->folder.path("kith.db");
}

std::vector<db::Engine> tested_engines()
{
    auto engines = postgres_if_tested();
    engines.insert(engines.begin(), db::Engine::Sqlite);
    return engines;
}

std::vector<db::Engine> postgres_if_tested()
{
    return std::getenv("KITH_TEST_POSTGRES") ? std::vector { db::Engine::Postgres } : std::vector<db::Engine> {};
}

std::string engine_name(testing::TestParamInfo<db::Engine> const& info)
{
    return info.param == db::Engine::Postgres ? "postgres" : "sqlite";
}

int exit_code_of_opening(db::Options const& options)
{
    try {
        db::open(options);
        return 0;
    } catch (StartupFault const& fault) {
        EXPECT_EQ(std::string_view { fault.what() }.find('\n'), std::string_view::npos) << "it has to be one line";
        return fault.exit_code();
    }
}

// In memory where that can be: every commit waits for the disk, here for nothing.
TemporaryFolder::TemporaryFolder()
{
    bool const has_memory = access("/dev/shm", W_OK) == 0;
    path_ = (has_memory ? "/dev/shm" : std::filesystem::temp_directory_path().string()) + "/kith-test-XXXXXX";
    if (!mkdtemp(path_.data()))
        throw std::runtime_error("cannot make a temporary folder");
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}
