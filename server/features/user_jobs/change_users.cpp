// One act on one user, as his page would do it.

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

// Everybody has one standing role: giving a higher one replaces it, and who answers for the
// account by law is not made less on the way.
std::vector<RoleName> with_role(std::vector<RoleName> roles, RoleName const& role)
{
    if (contains(roles, role))
        return roles;
    if (!role.standing()) {
        roles.push_back(role);
        return roles;
    }
    if (contains(roles, RoleName::stored("legal_representative")))
        return roles;
    std::erase_if(roles, [](RoleName const& each) { return each.standing().has_value(); });
    roles.insert(roles.begin(), role);
    return roles;
}

// Without the standing role one is a user.
std::vector<RoleName> without_role(std::vector<RoleName> roles, RoleName const& role)
{
    bool const is_there = std::erase(roles, role) > 0;
    if (is_there && role.standing())
        roles.insert(roles.begin(), RoleName::stored("user"));
    return roles;
}

Result<users::Change> with_roles(Membership const& user, std::vector<RoleName> const& roles, Time now)
{
    users::Change change;
    auto const held = user.rights.held_at(now);
    auto const rights = TRY(held.with_roles(roles, "roles"));
    if (!(rights == held))
        change.rights = rights;
    return change;
}

users::Change with_license(Membership const& user, std::string const& product, bool give)
{
    std::vector<std::string> licenses;
    for (auto const& license : user.licenses)
        licenses.push_back(license.word);
    users::Change change;
    if (contains(licenses, product) == give)
        return change;
    if (give)
        licenses.push_back(product);
    else
        std::erase(licenses, product);
    change.licenses = licenses;
    return change;
}

users::Change with_team(db::Transaction& tx, Membership const& user, teams::TeamId const& team, bool is_in)
{
    auto ids = team_ids_of(tx, user);
    users::Change change;
    if (contains(ids, team) == is_in)
        return change;
    if (is_in)
        ids.push_back(team);
    else
        std::erase(ids, team);
    change.teams = ids;
    return change;
}

Result<users::Change> change_by(db::Transaction& tx, Plan const& plan, Membership const& user)
{
    auto const now = tx.now();
    users::Change change;
    auto const role = RoleName::stored(plan.subject);
    switch (*plan.act) {
    case Act::Deactivate:
    case Act::Activate:
        if (user.is_active(now) != (plan.act == Act::Activate))
            change.active = plan.act == Act::Activate;
        return change;
    case Act::AddRole:
        return with_roles(user, with_role(user.rights.roles(now), role), now);
    case Act::RemoveRole:
        return with_roles(user, without_role(user.rights.roles(now), role), now);
    case Act::GiveLicense:
    case Act::TakeLicense:
        return with_license(user, plan.subject, plan.act == Act::GiveLicense);
    case Act::AddTeam:
    case Act::RemoveTeam:
        return with_team(tx, user, teams::TeamId::from_text(plan.subject), plan.act == Act::AddTeam);
    }
    return change;
}

}

Result<void> change_user(db::Transaction& tx, Part const& part, Line const& line, LineResult& result)
{
    result.membership = line.cells.at(0);
    result.name = line.cells.at(1);
    auto const user = TRY(users::get(tx, part.actor, MembershipId::from_text(result.membership)));
    result.name = user.display_name();
    result.email = user.email.text();
    auto const change = TRY(change_by(tx, part.job.plan, user));
    if (change.is_empty())
        return {};
    result.before = write_before(tx, user);
    auto const changed = TRY(users::change(tx, part.actor, user, change));
    result.outcome = Outcome::Update;
    result.version = changed.user.version;
    if (part.job.plan.act == Act::GiveLicense)
        result.licenses = { part.job.plan.subject };
    return {};
}

}
