#include "app/jobs.h"

#include "address_changes/address_changes.h"
#include "http/idempotency.h"
#include "invitations/invitations.h"
#include "passwords/passwords.h"
#include "sessions/sessions.h"
#include "user_jobs/user_jobs.h"
#include "users/users.h"

namespace kith::app {
namespace {

// Each account, each user in a transaction of its own, so that none waits for the others.
void expire_invitations(db::Database& database, jobs::Job const&)
{
    for (auto const& account : database.read_now(invitations::list_accounts_with_overdue))
        database.write_now([&](db::Transaction& tx) { invitations::expire_overdue(tx, account); });
}

void end_overdue(db::Database& database, jobs::Job const&)
{
    for (auto const& overdue : database.read_now(memberships::list_overdue))
        database.write_now([&](db::Transaction& tx) { return users::end_overdue(tx, overdue); });
}

// Each in a transaction of its own, so that no log waits for another.
void end_viewings(db::Database& database, jobs::Job const&)
{
    for (auto const& viewing : database.read_now(memberships::list_over_viewings))
        database.write_now([&](db::Transaction& tx) { memberships::end_viewing(tx, {}, viewing); });
}

void sweep(db::Database& database, jobs::Job const&)
{
    database.write_now([](db::Transaction& tx) {
        sessions::sweep(tx);
        passwords::sweep(tx);
        address_changes::sweep(tx);
        http::idempotency::sweep(tx);
        user_jobs::sweep(tx);
    });
}

}

void add_jobs(jobs::Runner& runner)
{
    runner.every(1min, "invitations.expire", expire_invitations);
    runner.every(1min, "users.end", end_overdue);
    runner.every(1min, "viewings.end", end_viewings);
    runner.handle(
        "user_jobs", [](db::Database& database, jobs::Job const& job) { user_jobs::work(database, job.payload); }, 30s);
    runner.every(15min, "sweep", sweep);
}

}
