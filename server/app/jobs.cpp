#include "app/jobs.h"

#include "address_changes/address_changes.h"
#include "connections/connections.h"
#include "devices/devices.h"
#include "directory/directory.h"
#include "domains/domains.h"
#include "http/idempotency.h"
#include "invitations/invitations.h"
#include "log/log.h"
#include "magic_links/magic_links.h"
#include "merges/merges.h"
#include "notifications/notifications.h"
#include "outsiders/outsiders.h"
#include "passkeys/passkeys.h"
#include "passwords/passwords.h"
#include "presence/presence.h"
#include "second_factors/second_factors.h"
#include "sessions/sessions.h"
#include "sign_ups/sign_ups.h"
#include "sso/sso.h"
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

void end_connections(db::Database& database, jobs::Job const&)
{
    for (auto const& expired : database.read_now(connections::list_expired))
        database.write_now([&](db::Transaction& tx) { connections::note_expired(tx, expired); });
}

// Who has put the proof of a domain into its zone need not come back and say so; and one that is gone from there is
// found out. The name servers are asked outside of any transaction.
void look_for_domains(db::Database& database, jobs::Job const&)
{
    constexpr int at_once = 20;
    constexpr auto patience = 15s; // others wait for this thread
    auto const end = std::chrono::steady_clock::now() + patience;
    auto due = database.read_now([](db::Transaction& tx) { return domains::list_aging(tx, at_once); });
    std::ranges::move(database.read_now([](db::Transaction& tx) { return domains::list_awaited(tx, at_once); }),
        std::back_inserter(due)); // behind those that are due once a day at most: many that are claimed delay none
    for (auto const& domain : due) {
        if (std::chrono::steady_clock::now() > end)
            return; // the next time, those first that were not looked at
        auto const answer = dns::look_up_texts(domains::record_of(domain).host);
        database.write_now([&](db::Transaction& tx) { return domains::note_look(tx, {}, domain, answer); });
    }
}

// Those that are left come the next time; one that cannot be made is left out, and delays none.
void send_digest(db::Database& database, notifications::Due const& due)
try {
    auto const told_through =
        database.write_now([&](db::Transaction& tx) { return notifications::take_digest(tx, due); });
    if (told_through)
        database.write_now([&](db::Transaction& tx) { notifications::send_digest(tx, due, *told_through); });
} catch (std::exception const& exception) {
    log::error("digest_failed",
        { { "account", due.account.text() }, { "member", due.member.text() }, { "error", exception.what() } });
}

void send_digests(db::Database& database, jobs::Job const&)
{
    constexpr int at_once = 500;
    for (auto const& due : database.read_now([](db::Transaction& tx) { return notifications::list_due(tx, at_once); }))
        send_digest(database, due);
}

void sweep(db::Database& database, jobs::Job const&)
{
    database.write_now([](db::Transaction& tx) {
        sessions::sweep(tx);
        passwords::sweep(tx);
        address_changes::sweep(tx);
        second_factors::sweep(tx);
        passkeys::sweep(tx);
        http::idempotency::sweep(tx);
        user_jobs::sweep(tx);
        sign_ups::sweep(tx);
        sso::sweep(tx);
        devices::sweep(tx);
        magic_links::sweep(tx);
        merges::sweep(tx);
        notifications::sweep(tx);
        directory::enter_missing(tx);
    });
}

}

void add_jobs(jobs::Runner& runner)
{
    runner.every(1min, "invitations.expire", expire_invitations);
    runner.every(1min, "users.end", end_overdue);
    runner.every(1min, "viewings.end", end_viewings);
    runner.every(1min, "connections.end", end_connections);
    runner.every(
        1min, "outsiders.look", [](db::Database& database, jobs::Job const&) { outsiders::look_after(database); });
    runner.handle(std::string { outsiders::inherit_job },
        [](db::Database& database, jobs::Job const& job) { outsiders::inherit(database, job.payload); });
    runner.handle(std::string { outsiders::reschedule_job },
        [](db::Database& database, jobs::Job const& job) { outsiders::reschedule(database, job.payload); });
    runner.every(1min, "presence.end",
        [](db::Database& database, jobs::Job const&) { database.write_now(presence::end_overdue); });
    runner.every(1min, "domains.look", look_for_domains);
    runner.every(1min, "notifications.digest", send_digests);
    runner.handle(
        "user_jobs", [](db::Database& database, jobs::Job const& job) { user_jobs::work(database, job.payload); }, 30s);
    runner.every(15min, "sweep", sweep);
}

}
