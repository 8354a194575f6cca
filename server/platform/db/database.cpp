#include "db/database.h"

#include "base/fault.h"
#include "db/postgres.h"
#include "db/sqlite.h"
#include "log/log.h"

#include <future>

#include <sysexits.h>

namespace kith::db {

// The transaction has committed: what the listener throws is not its fault.
void Database::wake(std::vector<std::string> const& topics) noexcept
{
    try {
        if (!topics.empty() && on_commit_)
            on_commit_(topics);
    } catch (std::exception const& fault) {
        log::error("wake_failed", { { "why", fault.what() } });
    }
}

void Database::run_and_wait(std::function<void(Work, Done)> const& start, Work work)
{
    // Shared, because this thread may be gone from here before set_value has returned.
    auto ended = std::make_shared<std::promise<void>>();
    auto future = ended->get_future();
    start(std::move(work), [ended](std::exception_ptr fault) {
        if (fault)
            ended->set_exception(fault);
        else
            ended->set_value();
    });
    future.get();
}

std::unique_ptr<Database> open(Options const& options)
{
    if (options.url.starts_with("sqlite:"))
        return open_sqlite(options);
    if (options.url.starts_with("postgres://") || options.url.starts_with("postgresql://"))
        return open_postgres(options);
    throw StartupFault(EX_CONFIG, "the address of the database must begin with sqlite: or postgres://");
}

}
