#include "access/access.h"

#include <algorithm>

namespace kith::access {
namespace {

using memberships::Membership;

std::vector<PermissionSource> because_of(
    db::Transaction& tx, Membership const& user, RolePolicy const& policy, PermissionName const& permission)
{
    auto const named = roles::named_by(tx, user.account, user.rights);
    auto sources = sources_of(user.rights, policy, named, tx.now());
    std::erase_if(sources, [&](PermissionSource const& source) { return !source.gives.may(permission); });
    return sources;
}

bool role_gives(Role role, RolePolicy const& policy, PermissionName const& permission, Time now)
{
    return permissions_of(Rights { role }, policy, {}, now).may(permission);
}

// What of all there is gives the permission: how members are found who have it.
std::vector<std::string> facets_that_give(
    db::Transaction& tx, AccountId const& account, RolePolicy const& policy, PermissionName const& permission)
{
    std::vector<std::string> facets;
    for (auto const role : { Role::LegalRepresentative, Role::Administrator }) {
        if (role_gives(role, policy, permission, tx.now()))
            facets.push_back(enum_text(role));
    }
    auto add_if_giving = [&](std::string const& word, std::vector<CustomRole> const& custom) {
        auto const sources = sources_of(Rights { Role::User, { word } }, policy, custom, tx.now());
        if (sources.size() > 1 && sources.back().gives.may(permission))
            facets.push_back(word);
    };
    add_if_giving("manager", {});
    add_if_giving("accounting", {});
    add_if_giving("manage:suite", {});
    if (!permission.product().empty())
        add_if_giving("manage:" + permission.product(), {});
    for (auto const& stored : roles::list(tx, account))
        add_if_giving("role:" + stored.role.id.text(), { stored.role });
    return facets;
}

}

Result<Membership> find_user(db::Transaction& tx, Actor const& actor, MembershipId const& about)
{
    if (about != actor.membership)
        TRY(check_may(actor, Permission::ManageUsers));
    auto user = memberships::find(tx, actor.account, about);
    bool const is_there = user && user->kind == memberships::Kind::Internal &&
        user->state != memberships::State::Removed && user->state != memberships::State::Pending;
    return is_there ? Result<Membership> { *std::move(user) } : refuse("not_found");
}

Result<bool> can(db::Transaction& tx, Actor const& actor, MembershipId const& about, PermissionName const& permission)
{
    if (about == actor.membership)
        return actor.permissions.may(permission);
    auto const user = TRY(find_user(tx, actor, about));
    return user.is_active(tx.now()) && memberships::permissions_of(tx, user).may(permission);
}

Result<std::vector<PermissionSource>> why(
    db::Transaction& tx, Actor const& actor, MembershipId const& about, PermissionName const& permission)
{
    auto const user = TRY(find_user(tx, actor, about));
    if (!user.is_active(tx.now()))
        return std::vector<PermissionSource> {};
    return because_of(tx, user, memberships::policy_of(tx, actor.account), permission);
}

// Found by what they hold, and then asked one by one: a right that has ended, or a
// membership that has, is not counted.
Result<Holders> who_can(
    db::Transaction& tx, Actor const& actor, PermissionName const& permission, memberships::Listing const& wanted)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto const policy = memberships::policy_of(tx, actor.account);
    auto one_more = wanted;
    ++one_more.limit;
    one_more.state = memberships::State::Active;
    bool const is_everybodys = role_gives(Role::User, policy, permission, tx.now());
    auto members = is_everybodys ? memberships::list(tx, actor.account, one_more)
                                 : memberships::list_holders(tx, actor.account,
                                       facets_that_give(tx, actor.account, policy, permission), one_more);
    Holders found;
    if (static_cast<int>(members.size()) > wanted.limit) {
        members.pop_back();
        found.last = members.back();
    }
    for (auto& user : members) {
        auto because = because_of(tx, user, policy, permission);
        if (!because.empty())
            found.holders.push_back({ std::move(user), std::move(because) });
    }
    return found;
}

}
