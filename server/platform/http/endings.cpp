#include "http/endings.h"

#include "base/fault.h"
#include "log/log.h"

namespace kith::http {

Refusal refusal_of(std::exception_ptr fault, Call const& call)
{
    try {
        std::rethrow_exception(fault);
    } catch (Unavailable const& unavailable) {
        log::warning("unavailable", { { "request_id", call.id() }, { "why", unavailable.what() } });
        return { "unavailable", {}, { { "retry_after", "1" } } };
    } catch (std::exception const& error) {
        log::error("fault", { { "request_id", call.id() }, { "route", call.route() }, { "what", error.what() } });
    } catch (...) {
        log::error("fault", { { "request_id", call.id() }, { "route", call.route() }, { "what", "unknown" } });
    }
    return { "internal_error" };
}

void run_afterwards(db::Database& database, Call& call)
{
    auto work = std::move(call.work_for_afterwards());
    if (work.empty())
        return;
    auto run_all = [work = std::move(work)](db::Transaction& tx) {
        for (auto const& each : work)
            each(tx);
        return db::Ending::Commit;
    };
    try {
        database.write(std::move(run_all), [](std::exception_ptr) {});
    } catch (Unavailable const&) {
        // The queue is full: it is told another time.
    }
}

}
