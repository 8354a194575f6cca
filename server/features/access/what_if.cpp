#include "access/what_if.h"

#include <algorithm>

namespace kith::access {
namespace {

using memberships::Membership;

// Only what the role names before or after can differ.
std::vector<PermissionName> named_in(CustomRole const& before, CustomRole const& after)
{
    auto names = before.permissions;
    for (auto const& permission : after.permissions) {
        if (std::ranges::find(names, permission) == names.end())
            names.push_back(permission);
    }
    return names;
}

}

Consequence consequence_for(Membership const& user, RolePolicy const& policy, std::vector<CustomRole> const& custom,
    CustomRole const& changed, Time now)
{
    Consequence consequence { user, {}, {} };
    auto after = custom;
    auto const role = std::ranges::find(after, changed.id, &CustomRole::id);
    if (role == after.end())
        return consequence;
    auto const names = named_in(*role, changed);
    *role = changed;
    auto const may_before = permissions_of(user.rights, policy, custom, now);
    auto const may_after = permissions_of(user.rights, policy, after, now);
    for (auto const& permission : names) {
        if (!may_before.may(permission) && may_after.may(permission))
            consequence.gained.push_back(permission.text());
        if (may_before.may(permission) && !may_after.may(permission))
            consequence.lost.push_back(permission.text());
    }
    return consequence;
}

Result<Consequences> what_if(db::Transaction& tx, Actor const& actor, roles::StoredRole const& role,
    std::vector<PermissionName> const& permissions, memberships::Listing const& wanted)
{
    TRY(roles::check_may_change(actor, role, permissions));
    auto listing = wanted;
    listing.state = memberships::State::Active;
    listing.role = RoleName::stored(role.role.id.text());
    Consequences found;
    found.total = memberships::count(tx, actor.account, listing);
    ++listing.limit;
    auto users = memberships::list(tx, actor.account, listing);
    if (static_cast<int>(users.size()) > wanted.limit) {
        users.pop_back();
        found.last = users.back();
    }
    CustomRole const changed { role.role.id, role.role.name, permissions };
    auto const policy = memberships::policy_of(tx, actor.account);
    for (auto const& user : users) {
        auto const custom = roles::named_by(tx, actor.account, user.rights);
        found.items.push_back(consequence_for(user, policy, custom, changed, tx.now()));
    }
    return found;
}

}
