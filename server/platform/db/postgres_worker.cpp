#include "db/postgres_worker.h"

#include "base/crash_point.h"
#include "base/fault.h"
#include "log/log.h"

#include <chrono>
#include <random>
#include <thread>

namespace kith::db {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int most_tries = 5;
constexpr auto longest_trying = std::chrono::seconds { 3 };

// Doubles twice a time: 25 ms to 1.6 s. Two that were in each other's way must
// not come back together, hence the random half.
Clock::duration pause_after(int tries)
{
    thread_local std::minstd_rand random { std::random_device {}() };
    auto const longest = std::chrono::milliseconds { 25 << (2 * (tries - 1)) };
    auto const half = longest.count() / 2;
    return std::chrono::milliseconds { half + static_cast<std::int64_t>(random() % (half + 1)) };
}

// Sleeps before the next try; answers no when there is none.
bool wait_for_next_try(int tries, Clock::time_point deadline)
{
    auto const pause = pause_after(tries);
    if (tries >= most_tries || Clock::now() + pause > deadline)
        return false;
    std::this_thread::sleep_for(pause);
    return true;
}

// A read that writes is told the same as a write on a standby.
bool is_to_be_blamed(PostgresJob const& job, Repeatable const& fault)
{
    return fault.cure() == Cure::Primary && job.access == PostgresAccess::Read;
}

void answer(PostgresJob const& job, std::exception_ptr fault) noexcept
{
    try {
        job.done(fault);
    } catch (std::exception const& thrown) {
        log::error("answer_failed", { { "why", thrown.what() } });
    }
}

}

PostgresWorker::PostgresWorker(std::string url, Health& health, OnCommit wake)
    : url_(std::move(url))
    , health_(health)
    , wake_(std::move(wake))
{}

PostgresConnection& PostgresWorker::connect()
{
    if (connection_ && connection_->is_usable())
        return *connection_;
    connection_.reset(); // first, so that there are never two
    connection_ = std::make_unique<PostgresConnection>(url_);
    return *connection_;
}

void PostgresWorker::run(PostgresJob const& job)
{
    auto const deadline = Clock::now() + longest_trying;
    for (int tries = 1;; ++tries) {
        try {
            return attempt(job);
        } catch (Repeatable const& fault) {
            if (fault.cure() != Cure::Again)
                connection_.reset();
            if (is_to_be_blamed(job, fault))
                return answer(job, std::make_exception_ptr(Fault(fault.what())));
            if (!health_.is_worth_waiting() || !wait_for_next_try(tries, deadline))
                return answer(job, std::current_exception());
        } catch (...) {
            return answer(job, std::current_exception());
        }
    }
}

// Answers, unless it faults. A read is answered before its transaction ends,
// which takes a round trip and changes nothing.
void PostgresWorker::attempt(PostgresJob const& job)
{
    if (!health_.is_worth_trying())
        throw Unavailable("PostgreSQL is away: " + health_.text());
    PostgresTransaction transaction { connect_for_work(), job.access };
    auto const ending = job.work(transaction);
    crash_point("before_commit");
    transaction.end(ending);
    crash_point("after_commit");
    health_.well();
    if (ending == Ending::Commit && !transaction.topics().empty())
        wake_(transaction.topics());
    answer(job, {});
}

PostgresConnection& PostgresWorker::connect_for_work()
{
    try {
        return connect();
    } catch (Fault const& fault) {
        health_.ill(fault.what());
        throw;
    }
}

}
