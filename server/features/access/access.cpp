#include "access/access.h"

#include "licenses/licenses.h"

#include <algorithm>

namespace kith::access {
namespace {

using memberships::Membership;

constexpr int most_examined = 50; // of those who assign roles, for whom to ask

std::vector<PermissionSource> because_of(db::Transaction& tx, Membership const& user, PermissionName const& permission)
{
    auto sources = memberships::sources_of(tx, user);
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

// Everybody who may have it; some of them may have it no more.
std::vector<Membership> candidates(
    db::Transaction& tx, AccountId const& account, PermissionName const& permission, memberships::Listing wanted)
{
    wanted.state = memberships::State::Active;
    auto const policy = memberships::policy_of(tx, account);
    if (permission.permission() == Permission::ManageInstance)
        return memberships::list_operators(tx, account, wanted);
    if (needs_suite(permission))
        return memberships::list_holders(tx, account, { "license:suite" }, wanted);
    if (role_gives(Role::User, policy, permission, tx.now()))
        return memberships::list(tx, account, wanted);
    return memberships::list_holders(tx, account, facets_that_give(tx, account, policy, permission), wanted);
}

// Managing a product is given by its name, or with all of them at once.
bool gives(PermissionSource const& source, std::string const& permission)
{
    auto const texts = source.gives.texts();
    bool const is_of_product = permission.starts_with("product.manage:");
    return std::ranges::any_of(texts,
        [&](std::string const& text) { return text == permission || (is_of_product && text == "product.manage:*"); });
}

bool may_give(db::Transaction& tx, Membership const& user, PermissionName const& permission)
{
    auto const permissions = memberships::permissions_of(tx, user);
    return permissions.may(Permission::ManageUsers) && permissions.may(Permission::AssignRoles) &&
        permissions.may(permission) && permission.permission() != Permission::ManageInstance;
}

}

Result<Membership> find_user(db::Transaction& tx, Actor const& actor, MembershipId const& about)
{
    if (about != actor.membership)
        TRY(check_may(actor, Permission::ManageUsers));
    auto user = memberships::find(tx, actor.account, about);
    return user && user->is_user() ? Result<Membership> { *std::move(user) } : refuse("not_found");
}

Result<void> check_known(
    db::Transaction& tx, Actor const& actor, std::vector<PermissionName> const& permissions, std::string_view field)
{
    std::vector<std::string> products;
    for (auto const& permission : permissions) {
        if (!permission.product().empty())
            products.push_back(permission.product());
    }
    return licenses::check_known(tx, actor.account, products, field);
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
    return because_of(tx, user, permission);
}

Result<std::vector<Explanation>> explain(db::Transaction& tx, Actor const& actor, MembershipId const& about)
{
    auto const user = TRY(find_user(tx, actor, about));
    std::vector<Explanation> explained;
    if (!user.is_active(tx.now()))
        return explained;
    auto const sources = memberships::sources_of(tx, user);
    Permissions all;
    for (auto const& source : sources)
        all.add(source.gives);
    for (auto const& permission : all.texts()) {
        Explanation one { permission, {} };
        std::ranges::copy_if(sources, std::back_inserter(one.because),
            [&](PermissionSource const& source) { return gives(source, permission); });
        explained.push_back(std::move(one));
    }
    return explained;
}

// Found by what they hold, and then asked one by one: a right that has ended, or a
// membership that has, is not counted.
Result<Holders> who_can(
    db::Transaction& tx, Actor const& actor, PermissionName const& permission, memberships::Listing const& wanted)
{
    TRY(check_may(actor, Permission::ManageUsers));
    auto one_more = wanted;
    ++one_more.limit;
    auto members = candidates(tx, actor.account, permission, one_more);
    Holders found;
    if (static_cast<int>(members.size()) > wanted.limit) {
        members.pop_back();
        found.last = members.back();
    }
    for (auto& user : members) {
        auto because = because_of(tx, user, permission);
        if (!because.empty())
            found.holders.push_back({ std::move(user), std::move(because) });
    }
    return found;
}

Result<std::vector<Membership>> whom_to_ask(db::Transaction& tx, Actor const& actor, PermissionName const& permission)
{
    TRY(check_may(actor, Permission::UseContacts));
    memberships::Listing listing;
    listing.limit = most_examined;
    std::vector<Membership> found;
    for (auto& user : candidates(tx, actor.account, Permission::AssignRoles, listing)) {
        if (found.size() < most_to_ask && user.id != actor.membership && may_give(tx, user, permission))
            found.push_back(std::move(user));
    }
    return found;
}

}
