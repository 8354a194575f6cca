#include "db/postgres.h"

#include "base/fault.h"
#include "db/bounded_queue.h"
#include "db/health.h"
#include "db/postgres_worker.h"

#include <atomic>

#include <sysexits.h>

namespace kith::db {
namespace {

constexpr int oldest_version = 150'000;

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(Options const&);
    ~PostgresDatabase() override { stop(); }

    // Before start(): reaches the server once. Faults.
    PostgresConnection& connect() { return workers_.front().connect(); }
    void start();

    Engine engine() const override { return Engine::Postgres; }
    void read(Work work, Done done) override
    {
        queue_.push({ PostgresAccess::Read, std::move(work), std::move(done) });
    }
    void write(Work work, Done done) override
    {
        queue_.push({ PostgresAccess::Write, std::move(work), std::move(done) });
    }
    std::string trouble() override;
    void stop() override;

private:
    void work_off(PostgresWorker&);

    Health health_;
    BoundedQueue<PostgresJob> queue_ { most_waiting };
    std::vector<PostgresWorker> workers_;
    std::vector<std::thread> threads_;
    std::atomic<bool> is_probing_ = false;
};

PostgresDatabase::PostgresDatabase(Options const& options)
{
    for (int i = 0; i < std::max(options.postgres_connections, 1); ++i)
        workers_.emplace_back(options.url, health_, [this](std::vector<std::string> const& topics) { wake(topics); });
}

void PostgresDatabase::start()
{
    for (auto& worker : workers_)
        threads_.emplace_back([this, &worker] { work_off(worker); });
}

void PostgresDatabase::work_off(PostgresWorker& worker)
{
    for (auto jobs = queue_.take(1); !jobs.empty(); jobs = queue_.take(1))
        worker.run(jobs.front());
}

// Asking is what finds out, for the next time it is asked: a server that is away
// would keep the asking thread for seconds.
std::string PostgresDatabase::trouble()
{
    auto text = health_.text();
    if (is_probing_.exchange(true))
        return text;
    try {
        read(
            [](Transaction& transaction) {
                transaction.run("select 1");
                return Ending::Commit;
            },
            [this](std::exception_ptr) { is_probing_ = false; });
    } catch (Unavailable const&) {
        is_probing_ = false;
    }
    return text;
}

void PostgresDatabase::stop()
{
    queue_.close();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

// libpq would say what is wrong with it, but quote it for that, password and all.
void check_address(std::string const& url)
{
    auto* const options = PQconninfoParse(url.c_str(), nullptr);
    if (!options)
        throw StartupFault(
            EX_CONFIG, "the address of the database cannot be read: postgres://USER:PASSWORD@HOST/DATABASE");
    PQconninfoFree(options);
}

// A server that answers a ping but refuses us is an error in the settings.
[[noreturn]] void refuse_unreachable(std::string const& url, std::string const& why)
{
    throw StartupFault(PQping(url.c_str()) == PQPING_OK ? EX_CONFIG : EX_UNAVAILABLE, why);
}

void check_server(PostgresConnection const& connection)
{
    if (connection.server_version() < oldest_version)
        throw StartupFault(EX_CONFIG, "PostgreSQL 15 or newer is needed");
    if (connection.server_encoding() != "UTF8")
        throw StartupFault(EX_CONFIG,
            "the encoding of the PostgreSQL database is " + connection.server_encoding() +
                ": create it with encoding 'UTF8'");
}

}

std::unique_ptr<Database> open_postgres(Options const& options)
{
    check_address(options.url);
    auto database = std::make_unique<PostgresDatabase>(options);
    try {
        check_server(database->connect());
    } catch (Unavailable const& fault) {
        refuse_unreachable(options.url, fault.what());
    }
    database->start();
    return database;
}

}
