// Taking in what is to be done, and starting, stopping and turning it round.

#include "events/events.h"
#include "jobs/jobs.h"
#include "user_jobs/job_events.h"
#include "user_jobs/user_jobs_store.h"
#include "json/json.h"

namespace kith::user_jobs {
namespace {

constexpr std::size_t most_lines_of_a_part = 250;
constexpr std::size_t most_bytes_of_a_part = 256 * 1024;
constexpr std::size_t parts_at_once = 20; // in one transaction

Result<Job> begin(db::Transaction& tx, Actor const& actor, Job job, State before)
{
    TRY(job.is_done_at_once() ? check_may(actor, Permission::ManageUsers) : check_may_start(tx, actor));
    job.started_by = actor.membership;
    if (!store::start(tx, job, before))
        return refuse("wrong_state");
    if (job.is_done_at_once())
        return work_at_once(tx, actor, *store::find(tx, job.account, job.id));
    enqueue(tx, job);
    if (!job.dry_run)
        record(tx, actor.source(), job, job.undoing ? "undo_started" : "started");
    return *store::find(tx, job.account, job.id);
}

}

Result<void> Intake::add(Line line)
{
    if (++job_.total > most_lines)
        return refuse_field("file", "limit", "has more than " + std::to_string(most_lines) + " lines");
    for (auto const& cell : line.cells)
        bytes_ += cell.size();
    lines_.push_back(std::move(line));
    if (lines_.size() >= most_lines_of_a_part || bytes_ >= most_bytes_of_a_part)
        cut_part();
    return {};
}

void Intake::finish()
{
    cut_part();
    flush();
}

void Intake::give_up()
{
    if (is_begun_)
        database_.write_now([&](db::Transaction& tx) { store::remove(tx, job_); });
}

void Intake::cut_part()
{
    if (!lines_.empty())
        parts_.push_back(json::write(lines_));
    lines_.clear();
    bytes_ = 0;
    if (parts_.size() >= parts_at_once)
        flush();
}

void Intake::flush()
{
    database_.write_now([&](db::Transaction& tx) {
        if (!is_begun_)
            store::insert(tx, job_);
        for (std::size_t i = 0; i < parts_.size(); ++i)
            store::insert_part(tx, job_, next_part_ + static_cast<std::int64_t>(i), parts_[i]);
    });
    is_begun_ = true;
    next_part_ += static_cast<std::int64_t>(parts_.size());
    parts_.clear();
}

Result<void> check_may_start(db::Transaction& tx, Actor const& actor)
{
    TRY(check_may(actor, Permission::ManageUsers));
    if (store::count_open(tx, actor.account) < most_open_jobs)
        return {};
    Refusal refusal { "too_many_requests" };
    refusal.about.emplace_back("retry_after", "60");
    return std::unexpected(std::move(refusal));
}

Result<Job> start(db::Transaction& tx, Actor const& actor, Job const& received)
{
    return begin(tx, actor, received, State::Receiving);
}

Result<Job> run_for_real(db::Transaction& tx, Actor const& actor, Job const& rehearsed)
{
    if (!rehearsed.dry_run || rehearsed.state != State::Done)
        return refuse("wrong_state");
    auto job = rehearsed;
    job.dry_run = false;
    auto started = TRY(begin(tx, actor, job, State::Done));
    store::forget_results(tx, started);
    return *store::find(tx, job.account, job.id);
}

Result<Job> cancel(db::Transaction& tx, Actor const& actor, Job const& job)
{
    if (!store::finish(tx, job, State::Canceled, ""))
        return refuse("wrong_state");
    auto const canceled = *store::find(tx, job.account, job.id);
    if (!job.dry_run)
        record(tx, actor.source(), canceled, "canceled");
    return canceled;
}

Result<Job> undo(db::Transaction& tx, Actor const& actor, Job const& done)
{
    if (!done.can_be_undone(tx.now()))
        return refuse("wrong_state");
    auto job = done;
    job.undoing = true;
    return begin(tx, actor, job, done.state);
}

}
