#include "app/users_commands.h"

#include "accounts/accounts.h"
#include "app/operator_commands.h"
#include "app/refusals.h"
#include "invitations/invitations.h"
#include "user_jobs/import_intake.h"
#include "user_jobs/user_jobs.h"
#include "users/users_export.h"

#include <fmt/format.h>

#include <sysexits.h>

#include <filesystem>
#include <fstream>

namespace kith::app {
namespace {

constexpr int most_shown = 300; // an answer is one short line
constexpr int most_errors_shown = 100;

OrderAnswer done(std::string out) { return { EX_OK, std::move(out), "" }; }
OrderAnswer complain(std::string const& line) { return { EX_DATAERR, "", "kith: " + line + '\n' }; }

OrderAnswer complain(Refusal const& refusal)
{
    if (refusal.errors.empty())
        return complain(std::string { meaning_of(refusal.code).title });
    auto const& error = refusal.errors.front();
    return complain(error.field + ' ' + error.message);
}

// The operator of the server, who looks at the people of an account.
Result<Actor> operator_in(db::Transaction& tx, std::string const& account)
{
    auto const id = TRY(AccountId::parse(account));
    if (!accounts::find(tx, id))
        return refuse("not_found");
    Actor actor { id, {}, {}, "Operator", Role::User, {}, by_command };
    actor.permissions.add(Permission::ManageUsers);
    return actor;
}

// A member of it, with what he may do himself.
Result<Actor> member_in(db::Transaction& tx, std::string const& account, std::string const& email)
{
    auto const id = TRY(AccountId::parse(account));
    auto const address = TRY(EmailAddress::parse(email));
    auto const member = memberships::find_by_email(tx, id, address);
    if (!member || !member->is_active(tx.now()))
        return refuse("not_found");
    return memberships::actor_of(tx, *member, {}, by_command);
}

OrderAnswer list_users(db::Database& database, std::string const& account)
{
    auto const page = database.read_now([&](db::Transaction& tx) -> Result<users::Page> {
        auto const actor = TRY(operator_in(tx, account));
        memberships::Listing listing;
        listing.limit = most_shown;
        return users::list(tx, actor, listing, true);
    });
    if (!page)
        return complain(page.error());
    std::string out;
    for (auto const& user : page->items)
        out += fmt::format("{}  {}  {}\n", user.id.text(), user.email.text(), user.display_name());
    if (page->last)
        out += fmt::format("... and {} more: `kith users export` has all of them\n", *page->total - most_shown);
    return done(out);
}

OrderAnswer export_users(db::Database& database, std::string const& account, std::string const& path)
{
    auto const actor = database.read_now([&](db::Transaction& tx) { return operator_in(tx, account); });
    if (!actor)
        return complain(actor.error());
    memberships::Listing listing;
    auto const spool = users::export_list(database, *actor, listing);
    if (!spool)
        return complain(spool.error());
    std::ofstream file { path, std::ios::binary };
    file << (*spool)->view();
    file.close();
    return file ? done(fmt::format("{} bytes in {}\n", (*spool)->size(), path)) : complain("cannot write " + path);
}

Result<user_jobs::Job> start_import(db::Database& database, Order const& order)
{
    auto const actor =
        TRY(database.read_now([&](db::Transaction& tx) { return member_in(tx, order.words[0], order.words[2]); }));
    Spool spool;
    std::ifstream file { order.words[1], std::ios::binary };
    for (std::string piece(64 * 1024, '\0');
        file.read(piece.data(), static_cast<std::streamsize>(piece.size())), file.gcount() > 0;)
        spool.append({ piece.data(), static_cast<std::size_t>(file.gcount()) });
    user_jobs::Job job;
    job.account = actor.account;
    job.id = user_jobs::JobId::make();
    job.dry_run = order.words[3] == "try";
    job.send = enum_from_text<user_jobs::Send>(order.words[4]).value_or(user_jobs::Send::None);
    job.name = std::filesystem::path { order.words[1] }.filename();
    job.started_by = actor.membership;
    auto const received = TRY(user_jobs::take_in_file(database, job, spool.view(), {}));
    return database.write_now([&](db::Transaction& tx) { return user_jobs::start(tx, actor, received); });
}

OrderAnswer import_users(db::Database& database, Order const& order)
{
    auto const job = start_import(database, order);
    return job ? done(job->id.text() + '\n') : complain(job.error());
}

std::string report_of(db::Transaction& tx, user_jobs::Job const& job)
{
    auto out = fmt::format("{}: {} of {} lines, {} created, {} updated, {} unchanged, {} with errors\n",
        enum_text(job.state), job.processed, job.total, job.created, job.updated, job.skipped, job.failed);
    if (job.is_open())
        return out;
    auto const failed = user_jobs::list_lines(tx, job, { user_jobs::Outcome::Error, false, 0, 0, most_errors_shown });
    for (auto const& [part, line, result] : failed) {
        for (auto const& error : result.errors)
            out += fmt::format("line {}: {} {}\n", line.line, error.field, error.message);
    }
    return out;
}

// A server that runs works on it, too: each part is done by one of them.
OrderAnswer follow_job(db::Database& database, std::string const& account, std::string const& id)
{
    user_jobs::work(database, fmt::format(R"({{"account":"{}","job":"{}"}})", account, id));
    return database.read_now([&](db::Transaction& tx) {
        auto const job = user_jobs::find(tx, AccountId::from_text(account), user_jobs::JobId::from_text(id));
        if (!job)
            return complain("there is no such job");
        return OrderAnswer { job->is_open()            ? EX_TEMPFAIL
                : job->state == user_jobs::State::Done ? EX_OK
                                                       : EX_DATAERR,
            report_of(tx, *job), "" };
    });
}

OrderAnswer list_invitations(db::Database& database, std::string const& account)
{
    return database.read_now([&](db::Transaction& tx) {
        auto const actor = operator_in(tx, account);
        if (!actor)
            return complain(actor.error());
        invitations::Listing listing { invitations::State::Pending };
        listing.limit = most_shown;
        auto const pending = invitations::list(tx, *actor, listing);
        if (!pending)
            return complain(pending.error());
        std::string out;
        for (auto const& each : *pending)
            out += fmt::format("{}  {}  {}  until {}\n", each.id.text(), each.email.text(), each.display_name(),
                to_text(each.expires_at).substr(0, 10));
        return done(out);
    });
}

}

std::optional<OrderAnswer> carry_out_for_users(db::Database& database, Order const& order)
{
    auto const& words = order.words;
    if (order.command == "users-list" && words.size() == 1)
        return list_users(database, words[0]);
    if (order.command == "users-export" && words.size() == 2)
        return export_users(database, words[0], words[1]);
    if (order.command == "users-import" && words.size() == 5)
        return import_users(database, order);
    if (order.command == "users-job" && words.size() == 2)
        return follow_job(database, words[0], words[1]);
    if (order.command == "invitations-list" && words.size() == 1)
        return list_invitations(database, words[0]);
    return {};
}

}
