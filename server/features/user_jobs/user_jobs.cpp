#include "user_jobs/user_jobs.h"

#include "jobs/jobs.h"
#include "user_jobs/job_events.h"
#include "user_jobs/user_jobs_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::user_jobs {
namespace {

constexpr auto kept_for = Days { 7 };
constexpr auto received_within = Duration { 1h };
constexpr int parts_at_once = 10;

struct Counted {
    std::string name;
    std::int64_t total;
    std::int64_t created;
    std::int64_t updated;
    std::int64_t skipped;
    std::int64_t failed;
    std::int64_t undone;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (name, total, created, updated, skipped, failed, undone))

bool is_wanted(LineListing const& wanted, LineResult const& result)
{
    if (wanted.not_undone)
        return !result.undo.empty() && result.undo != "done";
    return !wanted.outcome || result.outcome == *wanted.outcome;
}

// Adds those of one part; false when there are enough.
bool add_lines(std::vector<SeenLine>& seen, store::StoredPart const& part, LineListing const& wanted)
{
    for (std::size_t i = 0; i < part.results.size(); ++i) {
        auto const& result = part.results[i];
        bool const is_seen = part.number == wanted.part && result.line <= wanted.after;
        if (is_seen || !is_wanted(wanted, result))
            continue;
        if (static_cast<int>(seen.size()) == wanted.limit)
            return false;
        seen.push_back({ part.number, part.lines.at(i), result });
    }
    return true;
}

}

bool Job::can_be_undone(Time now) const
{
    bool const has_ended = state == State::Done || state == State::Canceled || state == State::Failed;
    bool const is_over = finished_at && *finished_at + undo_time <= now;
    return has_ended && !dry_run && !is_over && created + updated > 0 && !(undoing && state == State::Done);
}

Result<Job> get(db::Transaction& tx, Actor const& actor, JobId const& id)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto job = find(tx, actor.account, id);
    return job ? Result<Job> { *std::move(job) } : refuse("not_found");
}

std::optional<Job> find(db::Transaction& tx, AccountId const& account, JobId const& id)
{
    return store::find(tx, account, id);
}

Result<std::vector<Job>> list(db::Transaction& tx, Actor const& actor, JobId const& before, int limit)
{
    TRY(check_may(actor, Permission::ManageUsers));
    return store::list(tx, actor.account, before, limit);
}

std::vector<SeenLine> list_lines(db::Transaction& tx, Job const& job, LineListing const& wanted)
{
    std::vector<SeenLine> seen;
    for (auto from = wanted.part;;) {
        auto const parts = store::list_parts(tx, job, from, wanted.outcome, wanted.not_undone, parts_at_once);
        for (auto const& part : parts) {
            if (!add_lines(seen, part, wanted))
                return seen;
        }
        if (parts.size() < parts_at_once)
            return seen;
        from = parts.back().number + 1;
    }
}

void sweep(db::Transaction& tx) { store::sweep(tx, tx.now() - received_within, tx.now() - kept_for); }

void record(db::Transaction& tx, events::Source const& source, Job const& job, std::string_view what)
{
    Counted const counted { job.name, job.total, job.created, job.updated, job.skipped, job.failed, job.undone };
    auto const category = std::string { job.kind == Kind::Import ? "import" : "bulk" };
    events::record(tx, job.account, source, category + '.' + std::string { what },
        { "user_job", job.id.text(), job.name }, json::write(counted));
}

void enqueue(db::Transaction& tx, Job const& job)
{
    jobs::enqueue(tx, "user_jobs", json::write(Step { job.account.text(), job.id.text() }));
}

}
