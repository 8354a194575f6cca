// One line of a file: a user who is new, or one who is changed.

#include "invitations/invitations.h"
#include "user_jobs/lines.h"
#include "users/users.h"

#include <algorithm>

namespace kith::user_jobs {
namespace {

using memberships::Membership;

template<typename T>
bool contains(std::vector<T> const& all, T const& one)
{
    return std::ranges::find(all, one) != all.end();
}

template<typename T>
std::optional<T> if_other(std::optional<T> const& wanted, T const& now)
{
    return wanted && *wanted != now ? wanted : std::nullopt;
}

bool is_same_set(std::vector<std::string> one, std::vector<std::string> other)
{
    std::ranges::sort(one);
    std::ranges::sort(other);
    return one == other;
}

std::vector<std::string> licenses_of(Membership const& user, Time now)
{
    std::vector<std::string> products;
    for (auto const& license : user.licenses) {
        if (user.holds(license, now))
            products.push_back(license.word);
    }
    return products;
}

Result<std::optional<Rights>> wanted_rights(Membership const& user, Wanted const& wanted, Time now)
{
    if (!wanted.roles)
        return std::nullopt;
    auto const held = user.rights.held_at(now);
    auto rights = TRY(held.with_roles(*wanted.roles, "roles"));
    return rights == held ? std::nullopt : std::optional { std::move(rights) };
}

std::optional<std::vector<teams::TeamId>> other_teams(db::Transaction& tx, Membership const& user, Wanted const& wanted)
{
    if (!wanted.teams)
        return {};
    auto wanted_ids = *wanted.teams, held = team_ids_of(tx, user);
    std::ranges::sort(wanted_ids);
    std::ranges::sort(held);
    return wanted_ids == held ? std::nullopt : wanted.teams;
}

Result<users::Change> change_to(db::Transaction& tx, Membership const& user, Wanted const& wanted)
{
    auto const now = tx.now();
    users::Change change;
    change.first_name = if_other(std::optional { wanted.first_name }, user.first_name);
    change.last_name = if_other(std::optional { wanted.last_name }, user.last_name);
    change.details = memberships::change_to(user.details, wanted.details);
    change.active = if_other(wanted.active, user.is_active(now));
    change.rights = TRY(wanted_rights(user, wanted, now));
    if (wanted.licenses && !is_same_set(*wanted.licenses, licenses_of(user, now)))
        change.licenses = wanted.licenses;
    change.teams = other_teams(tx, user, wanted);
    return change;
}

Result<void> update(
    db::Transaction& tx, Part const& part, Membership const& user, Wanted const& wanted, LineResult& result)
{
    if (!user.is_active(tx.now()) && !wanted.active)
        return refuse("member_inactive");
    auto const change = TRY(change_to(tx, user, wanted));
    result.membership = user.id.text();
    if (change.is_empty())
        return {};
    result.before = write_before(tx, user);
    auto const changed = TRY(users::change(tx, part.actor, user, change));
    result.outcome = Outcome::Update;
    result.version = changed.user.version;
    for (auto const& product : licenses_of(changed.user, tx.now())) {
        if (!contains(licenses_of(user, tx.now()), product))
            result.licenses.push_back(product);
    }
    return {};
}

Result<Rights> rights_of(Wanted const& wanted)
{
    return wanted.roles ? Rights {}.with_roles(*wanted.roles, "roles") : Result<Rights> { Rights {} };
}

// Somebody who is to be inactive is added and made so: then he takes no license.
Result<void> create(db::Transaction& tx, Part const& part, Wanted const& wanted, LineResult& result)
{
    bool const is_active = wanted.active.value_or(true);
    auto const rights = TRY(rights_of(wanted));
    auto const licenses = wanted.licenses.value_or(std::vector<std::string> {});
    auto created = TRY(users::create(tx, part.actor,
        { wanted.first_name, wanted.last_name, wanted.email, memberships::changed({}, wanted.details), rights,
            is_active ? licenses : std::vector<std::string> {}, {}, is_active && part.job.send == Send::Welcome,
            wanted.teams.value_or(std::vector<teams::TeamId> {}) }));
    if (!is_active) {
        users::Change inactive;
        inactive.active = false;
        created = TRY(users::change(tx, part.actor, created.user, inactive));
    }
    result.outcome = Outcome::Create;
    result.membership = created.user.id.text();
    result.version = created.user.version;
    result.licenses = licenses_of(created.user, tx.now());
    return {};
}

// Whoever has one already is not bothered again.
Result<void> invite(db::Transaction& tx, Part const& part, Wanted const& wanted, LineResult& result)
{
    if (!wanted.active.value_or(true))
        return refuse_field("active", "invalid", "cannot be no for somebody who is invited");
    if (invitations::is_pending(tx, part.job.account, wanted.email))
        return {};
    invitations::NewInvitation invitation { invitations::Kind::Internal, wanted.first_name, wanted.last_name,
        wanted.email };
    invitation.rights = TRY(rights_of(wanted));
    invitation.licenses = wanted.licenses.value_or(std::vector<std::string> {});
    invitation.teams = wanted.teams.value_or(std::vector<teams::TeamId> {});
    auto const sent = TRY(invitations::send(tx, part.actor, invitation));
    result.outcome = Outcome::Create;
    result.invitation = sent.id.text();
    result.licenses = sent.licenses;
    return {};
}

}

Result<void> import_user(db::Transaction& tx, Part const& part, Line const& line, LineResult& result)
{
    result.email = cell_of(part.job.plan, line, "email");
    result.name = std::string { cell_of(part.job.plan, line, "first_name") } + ' ' +
        std::string { cell_of(part.job.plan, line, "last_name") };
    if (result.name == " ")
        result.name = cell_of(part.job.plan, line, "name");
    auto const wanted = TRY(read_line(part.job.plan, part.meanings, line));
    if (auto const user = memberships::find_by_email(tx, part.job.account, wanted.email); user && user->is_user())
        return update(tx, part, *user, wanted, result);
    return part.job.send == Send::Invitation ? invite(tx, part, wanted, result) : create(tx, part, wanted, result);
}

}
