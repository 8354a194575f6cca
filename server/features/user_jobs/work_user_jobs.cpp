// Carrying jobs on, part by part. Each part is one transaction; who comes second finds it taken.

#include "base/crash_point.h"
#include "base/text.h"
#include "events/entries.h"
#include "licenses/licenses.h"
#include "roles/roles.h"
#include "user_jobs/job_events.h"
#include "user_jobs/lines.h"
#include "user_jobs/user_jobs_store.h"
#include "json/json.h"

#include <chrono>

namespace kith::user_jobs {
namespace {

// Nobody else's job waits longer than that.
constexpr auto longest_turn = std::chrono::milliseconds { 1500 };

enum class Next { More, Nothing };

// Licenses that a dry run would have taken in the parts before: they are free again, so
// that the engine does not know of them.
using Used = std::map<std::string, std::int64_t>;

struct UsedLicense {
    std::string product;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(UsedLicense, (), (product, count))

Used read_used(std::string const& text)
{
    Used used;
    if (text.empty())
        return used;
    auto const all = json::parse<std::vector<UsedLicense>>(text).value();
    for (auto const& each : all)
        used[each.product] = each.count;
    return used;
}

std::string write_used(Used const& used)
{
    std::vector<UsedLicense> all;
    for (auto const& [product, count] : used)
        all.push_back({ product, count });
    return json::write(all);
}

Meanings meanings_in(db::Transaction& tx, AccountId const& account)
{
    Meanings meanings;
    for (auto const& stored : roles::list(tx, account)) {
        meanings.roles[fold_key(stored.role.name)] = stored.role.id.text();
        meanings.roles[stored.role.id.text()] = stored.role.id.text();
    }
    add_standing_roles(meanings);
    for (auto const& pool : licenses::list_pools(tx, account)) {
        meanings.products[fold_key(pool.name)] = pool.product;
        meanings.products[pool.product] = pool.product;
    }
    teams::Listing every;
    every.limit = teams::most_teams;
    for (auto const& team : teams::list(tx, account, every)) {
        meanings.teams[fold_key(team.name.text())] = team.id.text();
        meanings.teams[team.id.text()] = team.id.text();
    }
    return meanings;
}

events::Way way_of(Job const& job) { return { "", "", "", events::Via::Job, job.name }; }

// Whoever started it, as he is now. Refuses: inactive, forbidden.
Result<Actor> actor_of(db::Transaction& tx, Job const& job)
{
    auto const member = memberships::find(tx, job.account, job.started_by);
    if (!member || !member->is_active(tx.now()))
        return refuse("inactive");
    sessions::Session session;
    session.scopes = job.scopes;
    auto actor = memberships::actor_of(tx, *member, session, way_of(job));
    TRY(check_may(actor, Permission::ManageUsers));
    return actor;
}

Part part_of(db::Transaction& tx, Job const& job, Actor const& actor)
{
    return { job, actor, meanings_in(tx, job.account) };
}

// A license that this line would take although those before have taken the last.
bool is_one_too_many(Used& used, std::map<std::string, std::int64_t> const& available, LineResult const& result)
{
    for (auto const& product : result.licenses) {
        auto const free = available.find(product);
        if (free != available.end() && used[product] >= free->second)
            return true;
    }
    for (auto const& product : result.licenses)
        ++used[product];
    return false;
}

std::map<std::string, std::int64_t> available_in(db::Transaction& tx, AccountId const& account)
{
    std::map<std::string, std::int64_t> available;
    for (auto const& pool : licenses::list_pools(tx, account)) {
        if (auto const free = pool.available())
            available[pool.product] = *free;
    }
    return available;
}

LineResult without_license(LineResult const& wanted)
{
    LineResult refused { wanted.line, Outcome::Error, wanted.name, wanted.email };
    refused.errors.push_back({ "licenses", "no_licenses_available", "all available licenses have been assigned" });
    return refused;
}

std::vector<LineResult> rehearse(db::Transaction& tx, Part const& part, std::vector<Line> const& lines, Used& used)
{
    auto const available = available_in(tx, part.job.account);
    events::Postponed postponed { tx };
    std::vector<LineResult> results;
    for (auto const& line : lines) {
        auto result = carry_out(tx, part, line);
        if (is_one_too_many(used, available, result))
            result = without_license(result);
        if (result.outcome == Outcome::Create)
            result.membership = result.invitation = "";
        result.before.clear();
        results.push_back(std::move(result));
    }
    return results;
}

// Everything is done and nothing stays, but what came of it.
std::vector<LineResult> rehearse(db::Database& database, Job const& job, store::StoredPart const& stored, Used& used)
{
    std::vector<LineResult> results;
    auto const used_before = used;
    static_cast<void>(database.write_now([&](db::Transaction& tx) -> Result<void> {
        tx.rehearse();
        used = used_before;
        auto const actor = TRY(actor_of(tx, job));
        results = rehearse(tx, part_of(tx, job, actor), stored.lines, used);
        return refuse("wrong_state"); // takes it back
    }));
    return results;
}

events::Source source_of(db::Transaction& tx, Job const& job)
{
    auto const member = memberships::find(tx, job.account, job.started_by);
    return member ? events::Source { "member", member->id.text(), member->display_name(), way_of(job) }
                  : events::Source { "system", "", "", way_of(job) };
}

Next finish(db::Transaction& tx, Job const& job, State state, std::string const& failure, events::Source const& source)
{
    if (!store::finish(tx, job, state, failure))
        return Next::Nothing;
    auto const finished = *store::find(tx, job.account, job.id);
    if (!job.dry_run)
        record(tx, source, finished, state == State::Failed ? "failed" : job.undoing ? "undone" : "done");
    return Next::Nothing;
}

void carry_out_part(db::Transaction& tx, Part const& part, store::StoredPart& stored)
{
    events::Postponed postponed { tx };
    if (part.job.undoing) {
        for (auto& result : stored.results)
            take_back(tx, part, result);
    } else {
        stored.results.clear();
        for (auto const& line : stored.lines)
            stored.results.push_back(carry_out(tx, part, line));
    }
    store::keep_results(tx, part.job, stored, "");
    postponed.write();
}

Next carry_on(db::Transaction& tx, Job const& job, Actor const& actor)
{
    auto stored = store::find_part(tx, job, job.next_part);
    if (!stored)
        return finish(tx, job, State::Done, "", actor.source());
    if (!store::claim_part(tx, job))
        return Next::More;
    carry_out_part(tx, part_of(tx, job, actor), *stored);
    crash_point("user_jobs.part");
    return Next::More;
}

Next carry_on(db::Transaction& tx, Job const& job)
{
    auto const actor = actor_of(tx, job);
    if (actor)
        return carry_on(tx, job, *actor);
    bool const is_over = !store::find_part(tx, job, job.next_part);
    return is_over ? finish(tx, job, State::Done, "", source_of(tx, job))
                   : finish(tx, job, State::Failed, actor.error().code, source_of(tx, job));
}

Next rehearse_next(db::Database& database, Job const& job)
{
    auto stored = database.read_now([&](db::Transaction& tx) { return store::find_part(tx, job, job.next_part); });
    auto used = read_used(job.used);
    if (stored)
        stored->results = rehearse(database, job, *stored, used);
    return database.write_now([&](db::Transaction& tx) {
        if (!stored)
            return finish(tx, job, State::Done, "", source_of(tx, job));
        if (auto const actor = actor_of(tx, job); !actor)
            return finish(tx, job, State::Failed, actor.error().code, source_of(tx, job));
        if (store::claim_part(tx, job))
            store::keep_results(tx, job, *stored, write_used(used));
        return Next::More;
    });
}

Next carry_on(db::Database& database, AccountId const& account, JobId const& id)
{
    auto const job = database.read_now([&](db::Transaction& tx) { return store::find(tx, account, id); });
    if (!job || !job->is_open())
        return Next::Nothing;
    if (job->dry_run)
        return rehearse_next(database, *job);
    return database.write_now([&](db::Transaction& tx) { return carry_on(tx, *job); });
}

}

void work(db::Database& database, std::string const& payload)
{
    auto const step = json::parse<Step>(payload).value();
    auto const account = AccountId::from_text(step.account);
    auto const id = JobId::from_text(step.job);
    auto const until = std::chrono::steady_clock::now() + longest_turn;
    while (std::chrono::steady_clock::now() < until) {
        if (carry_on(database, account, id) == Next::Nothing)
            return;
    }
    Job job;
    job.account = account;
    job.id = id;
    database.write_now([&](db::Transaction& tx) { enqueue(tx, job); });
}

Job work_at_once(db::Transaction& tx, Actor const& actor, Job const& job)
{
    auto now = job;
    while (carry_on(tx, now, actor) == Next::More)
        now = *store::find(tx, job.account, job.id);
    return *store::find(tx, job.account, job.id);
}

}
