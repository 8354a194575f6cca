#include "user_jobs/user_jobs_store.h"

#include "json/json.h"

#include <algorithm>

namespace kith::user_jobs::store {
namespace {

#define JOB_COLUMNS                                                                                             \
    "account_id, id, kind, state, dry_run, undoing, send, plan, name, started_by, scopes, total, next_part, "   \
    "processed, created, updated, skipped, failed, undone, not_undone, used, failure, created_at, started_at, " \
    "finished_at"

std::optional<std::vector<std::string>> read_scopes(std::string_view text)
{
    if (text.empty())
        return {};
    return json::parse<std::vector<std::string>>(text).value();
}

Job read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<JobId>(1), row.enumerator<Kind>(2), row.enumerator<State>(3), row.flag(4),
        row.flag(5), row.enumerator<Send>(6), json::parse<Plan>(row.text(7)).value(), row.string(8),
        row.id<MembershipId>(9), read_scopes(row.text(10)), row.integer(11), row.integer(12), row.integer(13),
        row.integer(14), row.integer(15), row.integer(16), row.integer(17), row.integer(18), row.integer(19),
        row.string(20), row.string(21), row.time(22), row.optional_time(23), row.optional_time(24) };
}

StoredPart read_part(db::Row const& row)
{
    StoredPart part { row.integer(0), json::parse<std::vector<Line>>(row.text(1)).value(), {} };
    if (!row.text(2).empty())
        part.results = json::parse<std::vector<LineResult>>(row.text(2)).value();
    return part;
}

std::int64_t count(std::vector<LineResult> const& results, Outcome outcome)
{
    return std::ranges::count(results, outcome, &LineResult::outcome);
}

std::int64_t count_undone(std::vector<LineResult> const& results)
{
    return std::ranges::count(results, "done", &LineResult::undo);
}

std::int64_t count_not_undone(std::vector<LineResult> const& results)
{
    return std::ranges::count_if(
        results, [](LineResult const& result) { return !result.undo.empty() && result.undo != "done"; });
}

char const* column_of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Create:
        return " and created > 0";
    case Outcome::Update:
        return " and updated > 0";
    case Outcome::Skip:
        return " and skipped > 0";
    case Outcome::Error:
        return " and failed > 0";
    }
    return "";
}

}

void insert(db::Transaction& tx, Job const& job)
{
    tx.send(R"(
        insert into user_jobs
            (account_id, id, kind, state, dry_run, undoing, send, plan, name, started_by, scopes, total, next_part,
             processed, created, updated, skipped, failed, undone, not_undone, used, failure, created_at)
        values ($1, $2, $3, 'receiving', $4, 0, $5, '{}', $6, $7, $8, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '', $9))",
        job.account, job.id, job.kind, job.dry_run, job.send, job.name, job.started_by,
        job.scopes ? json::write(*job.scopes) : std::string {}, tx.now());
}

void remove(db::Transaction& tx, Job const& job)
{
    tx.send("delete from user_job_parts where account_id = $1 and job_id = $2", job.account, job.id);
    tx.send("delete from user_jobs where account_id = $1 and id = $2", job.account, job.id);
}

std::optional<Job> find(db::Transaction& tx, AccountId const& account, JobId const& id)
{
    return tx.first(read,
        "select " JOB_COLUMNS " from user_jobs where account_id = $1 and id = $2 and state <> 'receiving'", account,
        id);
}

std::vector<Job> list(db::Transaction& tx, AccountId const& account, JobId const& before, int limit)
{
    db::Query query { "select " JOB_COLUMNS " from user_jobs where account_id = $? and state <> 'receiving'", account };
    if (!before.text().empty())
        query.add(" and id < $?", before);
    query.add(" order by id desc limit $?", limit);
    return tx.all(read, query);
}

int count_open(db::Transaction& tx, AccountId const& account)
{
    return static_cast<int>(*tx.first(db::read_integer,
        "select count(*) from user_jobs where account_id = $1 and state in ('queued', 'running')", account));
}

bool start(db::Transaction& tx, Job const& job, State before)
{
    return tx.run(R"(
        update user_jobs set state = 'queued', plan = $4, total = $5, dry_run = $6, undoing = $7, next_part = 0,
            processed = 0, undone = 0, not_undone = 0, used = '', failure = '', started_by = $8, scopes = $9, started_at = null, finished_at = null
        where account_id = $1 and id = $2 and state = $3)",
               job.account, job.id, before, json::write(job.plan), job.total, job.dry_run, job.undoing, job.started_by,
               job.scopes ? json::write(*job.scopes) : std::string {}) == 1;
}

void forget_results(db::Transaction& tx, Job const& job)
{
    tx.run(R"(
        update user_job_parts set results = '', created = 0, updated = 0, skipped = 0, failed = 0, not_undone = 0
        where account_id = $1 and job_id = $2)",
        job.account, job.id);
    tx.run(R"(
        update user_jobs set created = 0, updated = 0, skipped = 0, failed = 0, undone = 0, not_undone = 0
        where account_id = $1 and id = $2)",
        job.account, job.id);
}

bool finish(db::Transaction& tx, Job const& job, State state, std::string_view failure)
{
    return tx.run(R"(
        update user_jobs set state = $3, failure = $4, finished_at = $5
        where account_id = $1 and id = $2 and state in ('queued', 'running'))",
               job.account, job.id, state, failure, tx.now()) == 1;
}

void insert_part(db::Transaction& tx, Job const& job, std::int64_t number, std::string_view lines)
{
    tx.send(R"(
        insert into user_job_parts
            (account_id, job_id, number, lines, results, created, updated, skipped, failed, not_undone)
        values ($1, $2, $3, $4, '', 0, 0, 0, 0, 0))",
        job.account, job.id, number, lines);
}

std::optional<StoredPart> find_part(db::Transaction& tx, Job const& job, std::int64_t number)
{
    return tx.first(read_part,
        "select number, lines, results from user_job_parts where account_id = $1 and job_id = $2 and number = $3",
        job.account, job.id, number);
}

bool claim_part(db::Transaction& tx, Job const& job)
{
    return tx.run(R"(
        update user_jobs set next_part = next_part + 1, state = 'running', started_at = coalesce(started_at, $4)
        where account_id = $1 and id = $2 and next_part = $3 and state in ('queued', 'running'))",
               job.account, job.id, job.next_part, tx.now()) == 1;
}

void keep_results(db::Transaction& tx, Job const& job, StoredPart const& part, std::string_view used)
{
    auto const created = count(part.results, Outcome::Create);
    auto const updated = count(part.results, Outcome::Update);
    auto const skipped = count(part.results, Outcome::Skip);
    auto const failed = count(part.results, Outcome::Error);
    auto const not_undone = count_not_undone(part.results);
    tx.send(R"(
        update user_job_parts
        set results = $4, created = $5, updated = $6, skipped = $7, failed = $8, not_undone = $9
        where account_id = $1 and job_id = $2 and number = $3)",
        job.account, job.id, part.number, json::write(part.results), created, updated, skipped, failed, not_undone);
    auto const first_time = job.undoing ? 0 : 1;
    tx.send(R"(
        update user_jobs set processed = processed + $3, created = created + $4, updated = updated + $5,
            skipped = skipped + $6, failed = failed + $7, undone = undone + $8, not_undone = not_undone + $9, used = $10
        where account_id = $1 and id = $2)",
        job.account, job.id, static_cast<std::int64_t>(part.lines.size()), first_time * created, first_time * updated,
        first_time * skipped, first_time * failed, count_undone(part.results), not_undone, used);
}

std::vector<StoredPart> list_parts(
    db::Transaction& tx, Job const& job, std::int64_t from, std::optional<Outcome> outcome, bool not_undone, int limit)
{
    db::Query query { R"(
        select number, lines, results from user_job_parts
        where account_id = $? and job_id = $? and number >= $? and results <> '')",
        job.account, job.id, from };
    if (outcome)
        query.add(column_of(*outcome));
    if (not_undone)
        query.add(" and not_undone > 0");
    query.add(" order by number limit $?", limit);
    return tx.all(read_part, query);
}

void sweep(db::Transaction& tx, Time unstarted_before, Time before)
{
    tx.run(R"(
        -- across accounts: what is old is old everywhere
        delete from user_job_parts where exists (
            select 1 from user_jobs j where j.account_id = user_job_parts.account_id and j.id = user_job_parts.job_id
            and (j.created_at < $2 or (j.state = 'receiving' and j.created_at < $1))))",
        unstarted_before, before);
    tx.run(R"(
        -- across accounts: what is old is old everywhere
        delete from user_jobs where created_at < $2 or (state = 'receiving' and created_at < $1))",
        unstarted_before, before);
}

}
