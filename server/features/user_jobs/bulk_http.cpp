// One act on many users: those that are named, or everybody whom a filter finds.

#include "http/page.h"
#include "licenses/licenses.h"
#include "memberships/memberships.h"
#include "roles/roles.h"
#include "teams/teams.h"
#include "user_jobs/user_jobs_http.h"
#include "user_jobs/user_jobs_json.h"
#include "users/users_http.h"

#include <algorithm>

namespace kith::user_jobs {
namespace {

constexpr std::size_t most_ids = 5000; // more is a filter
constexpr int users_at_once = 200;
constexpr http::Rate selections { "selections", 120, 60 };

struct BulkBody {
    std::optional<users::UserFilter> filter;
    std::optional<std::vector<std::string>> ids;
    Act act;
    std::optional<RoleName> role;
    std::optional<std::string> product;
    std::optional<teams::TeamId> team;
};
BOOST_DESCRIBE_STRUCT(BulkBody, (), (filter, ids, act, role, product, team))

// Somebody ticks a few and clicks: no job has to wait for another.
bool is_selection(BulkBody const& body) { return body.ids && body.ids->size() <= most_at_once; }

bool is_of_role(Act act) { return act == Act::AddRole || act == Act::RemoveRole; }
bool is_of_team(Act act) { return act == Act::AddTeam || act == Act::RemoveTeam; }
bool is_of_license(Act act) { return act == Act::GiveLicense || act == Act::TakeLicense; }

Result<std::string> subject_of(db::Transaction& tx, AccountId const& account, BulkBody const& body)
{
    if (is_of_role(body.act)) {
        if (!body.role)
            return refuse_field("role", "required", "must be the role");
        auto const rights = TRY(Rights {}.with_roles({ *body.role }, "role"));
        TRY(roles::check_known(tx, account, rights, "role"));
        return body.role->text();
    }
    if (is_of_team(body.act)) {
        if (!body.team || teams::list_by_ids(tx, account, { *body.team }).empty())
            return refuse_field("team", "invalid", "must be a team of this account");
        return body.team->text();
    }
    if (!is_of_license(body.act))
        return std::string {};
    if (!body.product || !licenses::find_pool(tx, account, *body.product))
        return refuse_field("product", "invalid", "must be a product of this account");
    return *body.product;
}

Result<void> check_whom(BulkBody const& body)
{
    if (body.filter.has_value() == body.ids.has_value())
        return refuse_field("ids", "required", "must be given, or a filter instead");
    if (body.ids && (body.ids->empty() || body.ids->size() > most_ids))
        return refuse_field("ids", "length", "must be 1 to 5000 users");
    return {};
}

Line line_of(int number, memberships::Membership const& user)
{
    return { number, { user.id.text(), user.display_name() } };
}

// Whoever matches when it is asked; who comes later is not meant.
Result<void> take_in_filter(db::Database& database, Intake& intake, users::UserFilter const& filter)
{
    auto listing = users::listing_of(filter);
    listing.limit = users_at_once;
    int number = 0;
    while (true) {
        auto const found = database.read_now(
            [&](db::Transaction& tx) { return memberships::list(tx, intake.job().account, listing); });
        for (auto const& user : found)
            TRY(intake.add(line_of(++number, user)));
        if (static_cast<int>(found.size()) < users_at_once)
            return {};
        listing.after_key = memberships::sort_key(found.back(), listing.sort);
        listing.after_id = found.back().id.text();
    }
}

Result<void> add_id(Intake& intake, int number, std::string const& id)
{
    if (!MembershipId::parse(id))
        return refuse_field("ids", "invalid", "must be ids of users");
    return intake.add({ number, { id, "" } });
}

Result<void> take_in_ids(Intake& intake, std::vector<std::string> ids)
{
    std::ranges::sort(ids);
    auto const [first, last] = std::ranges::unique(ids);
    ids.erase(first, last);
    int number = 0;
    for (auto const& id : ids)
        TRY(add_id(intake, ++number, id));
    return {};
}

Result<Job> take_in(db::Database& database, Job const& job, BulkBody const& body)
{
    Intake intake { database, job };
    auto const taken = body.filter ? take_in_filter(database, intake, *body.filter) : take_in_ids(intake, *body.ids);
    if (!taken || intake.job().total == 0) {
        intake.give_up();
        return taken ? refuse_field("filter", "invalid", "finds nobody") : std::unexpected(taken.error());
    }
    intake.finish();
    return intake.job();
}

Result<Job> read_job(http::Call& call, db::Transaction& tx, http::Body<BulkBody> const& body, BulkBody& input)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    input = TRY(body.read());
    TRY(check_whom(input));
    if (!is_selection(input))
        TRY(check_may_start(tx, actor));
    Job job;
    job.account = actor.account;
    job.id = JobId::make();
    job.kind = Kind::Change;
    job.started_by = actor.membership;
    job.plan.act = input.act;
    auto subject = TRY(subject_of(tx, actor.account, input));
    job.plan.subject = std::move(subject);
    auto const session = TRY(sessions::require(call, tx));
    job.scopes = session.scopes;
    return job;
}

Result<http::Then<http::Queued<JobBody>>> post_bulk(
    http::Call& call, db::Database& database, http::Body<BulkBody> const& body)
{
    BulkBody input;
    auto const planned = TRY(database.read_now([&](db::Transaction& tx) { return read_job(call, tx, body, input); }));
    TRY(call.limit(is_selection(input) ? selections : http::rates::imports, planned.started_by.text()));
    auto const job = TRY(take_in(database, planned, input));
    return [job](http::Call& call, db::Transaction& tx) -> Result<http::Queued<JobBody>> {
        auto const actor = TRY(memberships::require_actor(call, tx));
        auto const started = TRY(start(tx, actor, job));
        call.add_header("Location", "/api/v1/accounts/" + job.account.text() + "/jobs/" + job.id.text());
        return http::Queued<JobBody> { shown(tx, started, Detail::Counts) };
    };
}

}

void add_bulk_route(http::Router& router)
{
    router.post("/api/v1/accounts/{account}/users/bulk",
        "Does one thing to many users: those named, or all whom a filter finds", post_bulk);
}

}
