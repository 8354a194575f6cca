#include "user_jobs/user_jobs_http.h"

#include "http/csv_file.h"
#include "http/multipart.h"
#include "http/page.h"
#include "memberships/memberships.h"
#include "sheets/list_file.h"
#include "sheets/sheets.h"
#include "user_jobs/import_intake.h"
#include "user_jobs/user_jobs_json.h"

#include <array>
#include <charconv>

namespace kith::user_jobs {
namespace {

constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// Some browsers call every CSV an Excel file. What it is shows in the file itself.
struct Table {
    static constexpr std::array<std::string_view, 4> media_types { "text/csv", xlsx, "application/vnd.ms-excel",
        "multipart/form-data" };
    static constexpr std::size_t most_bytes = 64 * 1024 * 1024;
};

struct ImportQuery {
    std::optional<bool> dry_run;
    std::optional<Send> send;
    std::optional<std::string> columns; // a field for each, with commas; nothing: guessed
    std::optional<ShortText> name;      // of the file
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (dry_run, send, columns, name))

struct JobQuery {
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(JobQuery, (), (limit, cursor))

struct JobLineQuery : JobQuery {
    std::optional<Outcome> outcome;
    std::optional<bool> not_undone;
};
BOOST_DESCRIBE_STRUCT(JobLineQuery, (JobQuery), (outcome, not_undone))

JobId id_in(http::Call const& call) { return JobId::from_text(call.path_parameter("job")); }

Result<Actor> require_starter(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may_start(tx, actor));
    return actor;
}

Result<http::FormFile> file_in(http::Call const& call, http::Upload<Table> const& upload, ImportQuery const& query)
{
    auto const name = query.name ? query.name->text() : std::string {};
    if (upload.media_type != "multipart/form-data")
        return http::FormFile { name, upload.bytes };
    auto file = TRY(http::find_form_file(call.request().header("content-type"), upload.bytes));
    if (!name.empty())
        file.name = name;
    return file;
}

Result<Job> take_in(
    http::Call& call, db::Database& database, http::Upload<Table> const& upload, ImportQuery const& query)
{
    auto const file = TRY(file_in(call, upload, query));
    Job job;
    job.account = AccountId::from_text(call.path_parameter("account"));
    job.id = JobId::make();
    job.dry_run = query.dry_run.value_or(false);
    job.send = query.send.value_or(Send::None);
    job.name = file.name;
    return take_in_file(database, job, file.bytes, query.columns);
}

http::Queued<JobBody> queued(http::Call& call, db::Transaction& tx, Job const& job)
{
    call.add_header("Location", "/api/v1/accounts/" + job.account.text() + "/jobs/" + job.id.text());
    return { shown(tx, job, Detail::Counts) };
}

Result<Job> start_in(http::Call& call, db::Transaction& tx, Job job)
{
    auto const actor = TRY(require_starter(call, tx));
    auto const session = TRY(sessions::require(call, tx));
    job.scopes = session.scopes;
    job.started_by = actor.membership;
    return start(tx, actor, job);
}

Result<http::Then<http::Queued<JobBody>>> post_import(http::Call& call, db::Database& database,
    http::Upload<Table> const& upload, http::Query<ImportQuery> const& parameters)
{
    auto const actor = TRY(database.read_now([&](db::Transaction& tx) { return require_starter(call, tx); }));
    TRY(call.limit(http::rates::imports, actor.membership.text()));
    auto const query = TRY(parameters.read());
    auto const job = TRY(take_in(call, database, upload, query));
    return [job](http::Call& call, db::Transaction& tx) -> Result<http::Queued<JobBody>> {
        auto const started = TRY(start_in(call, tx, job));
        return queued(call, tx, started);
    };
}

// The job behind which a page begins; nothing: the newest.
Result<JobId> beginning(std::optional<std::string> const& cursor)
{
    if (!cursor)
        return JobId {};
    auto const after = TRY(http::read_cursor(*cursor, "-id"));
    return JobId::from_text(after.id);
}

Result<JobList> get_jobs(http::Call& call, db::Transaction& tx, http::Query<JobQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const query = TRY(parameters.read());
    auto const before = TRY(beginning(query.cursor));
    auto const limit = query.limit.value_or(http::PageLimit {}).number();
    auto const jobs = TRY(list(tx, actor, before, limit + 1));
    JobList answer;
    for (auto const& job : jobs)
        answer.items.push_back(shown(tx, job, Detail::Counts));
    if (static_cast<int>(answer.items.size()) > limit) {
        answer.items.pop_back();
        answer.next_cursor = http::next_page(call, { "-id", "", answer.items.back().id.text() });
    }
    return answer;
}

Result<Job> job_of(http::Call& call, db::Transaction& tx, Actor& actor)
{
    actor = TRY(memberships::require_actor(call, tx));
    return get(tx, actor, id_in(call));
}

Result<JobBody> get_job(http::Call& call, db::Transaction& tx)
{
    Actor actor;
    auto const job = TRY(job_of(call, tx, actor));
    return shown(tx, job, Detail::Errors);
}

Result<JobBody> post_cancel(http::Call& call, db::Transaction& tx)
{
    Actor actor;
    auto const job = TRY(job_of(call, tx, actor));
    auto const canceled = TRY(cancel(tx, actor, job));
    return shown(tx, canceled, Detail::Counts);
}

Result<http::Queued<JobBody>> post_undo(http::Call& call, db::Transaction& tx)
{
    Actor actor;
    auto const job = TRY(job_of(call, tx, actor));
    auto const started = TRY(undo(tx, actor, job));
    return queued(call, tx, started);
}

Result<http::Queued<JobBody>> post_run(http::Call& call, db::Transaction& tx)
{
    Actor actor;
    auto const job = TRY(job_of(call, tx, actor));
    auto const started = TRY(run_for_real(tx, actor, job));
    return queued(call, tx, started);
}

Result<void> set_beginning(LineListing& listing, std::string_view cursor)
{
    auto const after = TRY(http::read_time_cursor(cursor, "line"));
    auto const [part_end, part_error] =
        std::from_chars(after.key.data(), after.key.data() + after.key.size(), listing.part);
    auto const [line_end, line_error] =
        std::from_chars(after.id.data(), after.id.data() + after.id.size(), listing.after);
    bool const is_fine = part_error == std::errc {} && line_error == std::errc {};
    return is_fine ? Result<void> {} : refuse("malformed", "cursor", "is not a cursor of this list");
}

Result<JobLineList> get_lines(http::Call& call, db::Transaction& tx, http::Query<JobLineQuery> const& parameters)
{
    Actor actor;
    auto const job = TRY(job_of(call, tx, actor));
    auto const query = TRY(parameters.read());
    auto const limit = query.limit.value_or(http::PageLimit {}).number();
    LineListing listing { query.outcome, query.not_undone.value_or(false), 0, 0, limit + 1 };
    if (query.cursor)
        TRY(set_beginning(listing, *query.cursor));
    auto lines = list_lines(tx, job, listing);
    JobLineList answer;
    if (static_cast<int>(lines.size()) > limit) {
        lines.pop_back();
        auto const& last = lines.back();
        answer.next_cursor =
            http::next_page(call, { "line", std::to_string(last.part), std::to_string(last.line.line) });
    }
    for (auto const& line : lines)
        answer.items.push_back(shown(line));
    return answer;
}

// The cells as they came, and why not, so that it can be mended and brought again.
std::vector<std::string> cells_of(Line const& line, LineResult const& result, std::size_t columns)
{
    auto cells = line.cells;
    for (auto& cell : cells)
        cell = sheets::unguarded(cell);
    cells.resize(std::max(columns, cells.size()));
    std::string reason;
    for (auto const& error : result.errors)
        reason += (reason.empty() ? "" : "; ") + (error.field.empty() ? "" : error.field + " ") + error.message;
    cells.push_back(reason);
    return cells;
}

Result<std::shared_ptr<Spool>> failed_of(db::Database& database, Job const& job)
{
    auto header = job.plan.header;
    header.emplace_back("reason");
    LineListing listing { Outcome::Error, false, 0, 0, 1000 };
    return sheets::write_list(database, header, [&](db::Transaction& tx, std::string& out) -> Result<bool> {
        auto const lines = list_lines(tx, job, listing);
        for (auto const& [part, line, result] : lines)
            sheets::write_line(out, cells_of(line, result, job.plan.header.size()));
        if (static_cast<int>(lines.size()) < listing.limit)
            return false;
        listing.part = lines.back().part;
        listing.after = lines.back().line.line;
        return true;
    });
}

Result<http::Then<http::Media>> get_failed(http::Call& call, db::Database& database)
{
    auto const job = TRY(database.read_now([&](db::Transaction& tx) -> Result<Job> {
        Actor actor;
        return job_of(call, tx, actor);
    }));
    auto const spool = TRY(failed_of(database, job));
    return http::csv_file("failed", spool);
}

}

void add_routes(http::Router& router)
{
    constexpr auto job = "/api/v1/accounts/{account}/jobs/{job}";
    auto const of_job = [&](char const* step) { return std::string { job } + '/' + step; };
    router.post("/api/v1/accounts/{account}/users/import",
        "Adds and changes users by a file: CSV or XLSX, at most 64 MiB and 200,000 lines", post_import);
    router.get("/api/v1/accounts/{account}/jobs", "Lists imports and changes of many users, newest first", get_jobs);
    router.get(job, "Shows how far a job has come", get_job);
    router.post(of_job("run"), "Does what a dry run has found", post_run);
    router.post(of_job("cancel"), "Stops a job where it is", post_cancel);
    router.post(of_job("undo"), "Takes back what a job did, for 24 hours", post_undo);
    router.get(of_job("lines"), "Lists what became of each line", get_lines);
    router.get(of_job("failed"), "The lines that failed as CSV, each with the reason", get_failed);
    add_bulk_route(router);
}

}
