#include "jobs/jobs.h"

#include "base/clean_text.h"
#include "base/crash_point.h"
#include "base/id.h"
#include "jobs/backoff.h"
#include "jobs/jobs_store.h"
#include "jobs/worker.h"
#include "log/log.h"
#include "json/json.h"

#include <algorithm>
#include <map>
#include <optional>

namespace kith::jobs {
namespace {

constexpr auto first_delay = Duration { 10s };
constexpr auto longest_delay = Duration { 1h };
constexpr auto late_after = Duration { 10min };
constexpr int max_attempts = 20;
constexpr std::size_t max_error_characters = 500;
// Also how late a job runs whose wake-up was lost, or whose time came by a jump of the clock.
constexpr auto longest_sleep = Duration { 1s };
// The year 9999: where a job is kept that failed too often, for the operator to see.
constexpr auto never = Time { Duration { 253'402'300'799'000 } };

struct Handler {
    Run run;
    Duration every {}; // zero: does not recur
    Duration lease = longest_lease;
};

using Handlers = std::map<std::string, Handler, std::less<>>;

// The kinds of each lease, as a JSON list.
std::map<Duration, std::string> kinds_by_lease(Handlers const& handlers)
{
    std::map<Duration, std::vector<std::string>> kinds;
    for (auto const& [kind, handler] : handlers)
        kinds[handler.lease].push_back(kind);
    std::map<Duration, std::string> lists;
    for (auto const& [lease, names] : kinds)
        lists[lease] = json::write(names);
    return lists;
}

void insert_recurring(db::Database& database, Handlers const& handlers)
{
    database.write_now([&](db::Transaction& tx) {
        for (auto const& [kind, handler] : handlers) {
            if (handler.every > Duration {})
                store::insert_recurring(tx, kind, handler.every);
        }
    });
}

// What went wrong, if anything did.
std::optional<std::string> attempt(db::Database& database, Run const& run, Job const& job)
{
    try {
        run(database, job);
        return {};
    } catch (std::exception const& exception) {
        log::error("job_failed",
            { { "kind", job.kind }, { "id", job.id }, { "attempt", job.attempt }, { "error", exception.what() } });
        return one_line(exception.what(), max_error_characters);
    }
}

Time next_attempt(Time now, Handler const& handler, int attempt)
{
    auto const delay = backoff(attempt, first_delay, longest_delay);
    if (handler.every > Duration {})
        return now + std::min(delay, handler.every);
    return attempt < max_attempts ? now + delay : never;
}

bool settle(
    db::Transaction& tx, store::Leased const& leased, Handler const& handler, std::optional<std::string> const& error)
{
    if (error)
        return store::postpone(tx, leased, next_attempt(tx.now(), handler, leased.job.attempt), *error);
    if (handler.every > Duration {})
        return store::recur(tx, leased, tx.now() + handler.every);
    return store::remove(tx, leased);
}

}

std::vector<Trouble> list_troubles(db::Transaction& tx) { return store::list_troubles(tx, tx.now() - late_after, 20); }

std::string enqueue(db::Transaction& tx, std::string_view kind, std::string_view payload, Duration delay)
{
    auto id = make_uuid();
    store::insert(tx, id, kind, payload, tx.now() + delay);
    tx.wake("jobs");
    return id;
}

struct Runner::State {
    db::Database& database;
    std::string owner = make_uuid();
    Handlers handlers;
    std::map<Duration, std::string> kinds; // made when the first job is looked for
    Worker worker { "jobs" };

    void prepare();
    int run_round();
    bool run_one(std::string const& list, Duration lease);
    int run_due();
};

void Runner::State::prepare()
{
    if (!kinds.empty())
        return;
    insert_recurring(database, handlers);
    kinds = kinds_by_lease(handlers);
}

// One of each lease in turn, so that none waits for all of another.
int Runner::State::run_round()
{
    int count = 0;
    for (auto const& [lease, list] : kinds)
        count += !worker.is_stopping() && run_one(list, lease) ? 1 : 0;
    return count;
}

bool Runner::State::run_one(std::string const& list, Duration lease)
{
    auto leased = database.write_now([&](db::Transaction& tx) { return store::claim(tx, owner, list, lease); });
    if (!leased)
        return false;
    crash_point("jobs.claimed");
    auto const& handler = handlers.at(leased->job.kind);
    auto const error = attempt(database, handler.run, leased->job);
    crash_point("jobs.ran");
    if (!database.write_now([&](db::Transaction& tx) { return settle(tx, *leased, handler, error); }))
        log::warning("job_lease_lost", { { "kind", leased->job.kind }, { "id", leased->job.id } });
    return true;
}

int Runner::State::run_due()
{
    prepare();
    int count = 0;
    for (auto ran = run_round(); ran > 0; ran = run_round())
        count += ran;
    return count;
}

Runner::Runner(db::Database& database) : state_(new State { .database = database }) {}
Runner::~Runner() { stop(); }

void Runner::handle(std::string kind, Run run, Duration lease)
{
    state_->handlers[std::move(kind)] = { std::move(run), {}, lease };
}

void Runner::every(Duration interval, std::string kind, Run run)
{
    state_->handlers[std::move(kind)] = { std::move(run), interval };
}

void Runner::take_over_all()
{
    state_->database.write_now([](db::Transaction& tx) { store::release_all(tx); });
}

void Runner::start()
{
    auto work = [state = state_.get()] { return state->run_due(), longest_sleep; };
    state_->worker.start(work, longest_sleep);
}

void Runner::stop() { state_->worker.stop(); }
void Runner::wake() { state_->worker.wake(); }
int Runner::run_due() { return state_->run_due(); }

}
