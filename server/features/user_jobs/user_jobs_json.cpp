#include "user_jobs/user_jobs_json.h"

#include "base/text.h"
#include "user_jobs/user_jobs_http.h"

#include <algorithm>

namespace kith::user_jobs {
namespace {

constexpr int most_errors = 1000; // all of them stand in the lines

std::vector<JobColumn> columns_of(Plan const& plan)
{
    std::vector<JobColumn> columns;
    for (std::size_t i = 0; i < plan.header.size(); ++i) {
        auto const& field = i < plan.fields.size() ? plan.fields[i] : std::string {};
        columns.push_back({ plan.header[i], unless_empty(field) });
    }
    return columns;
}

std::vector<JobError> errors_of(db::Transaction& tx, Job const& job)
{
    std::vector<JobError> errors;
    if (job.failed == 0)
        return errors;
    for (auto const& seen : list_lines(tx, job, { Outcome::Error, false, 0, 0, most_errors })) {
        for (auto const& error : seen.result.errors)
            errors.push_back({ seen.line.line, error.field, error.code, error.message });
    }
    return errors;
}

// Lines a second, since it began.
std::optional<std::int64_t> rate_of(Job const& job, Time now)
{
    if (!job.started_at || job.processed == 0)
        return {};
    auto const took = job.finished_at.value_or(now) - *job.started_at;
    return job.processed * 1000 / std::max<std::int64_t>(took.count(), 1);
}

}

JobBody shown(db::Transaction& tx, Job const& job, Detail detail)
{
    auto const now = tx.now();
    auto const rate = rate_of(job, now);
    JobBody body { job.id, job.kind, job.state, job.dry_run, job.undoing, job.send, job.name, columns_of(job.plan),
        job.plan.act, unless_empty(job.plan.subject), job.total, job.processed, job.created, job.updated, job.skipped,
        job.failed, job.undone, job.not_undone };
    if (detail == Detail::Errors)
        body.errors = errors_of(tx, job);
    body.failure = unless_empty(job.failure);
    body.per_second = rate;
    if (job.is_open() && rate && *rate > 0)
        body.seconds_left = (job.total - job.processed + *rate - 1) / *rate;
    if (job.can_be_undone(now))
        body.can_be_undone_until = *job.finished_at + undo_time;
    body.created_at = job.created_at;
    body.started_at = job.started_at;
    body.finished_at = job.finished_at;
    return body;
}

JobLineBody shown(SeenLine const& seen)
{
    auto const& result = seen.result;
    JobLineBody body { seen.line.line, result.outcome, result.name, result.email, result.errors,
        unless_empty(result.membership), unless_empty(result.invitation) };
    if (result.undo.empty())
        return body;
    body.undone = result.undo == "done";
    if (!*body.undone)
        body.not_undone_because = result.undo;
    return body;
}

std::string write_json(db::Transaction& tx, Job const& job) { return json::write(shown(tx, job, Detail::Counts)); }

}
