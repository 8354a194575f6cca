#pragma once

// What a change of a custom role would mean for those who hold it, asked before it is made.

#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "roles/roles.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::access {

// One who holds the role: what he could do that he cannot now, and the other way round. What
// something else gives him too is neither gained nor lost.
struct Consequence {
    memberships::Membership user;
    std::vector<std::string> gained;
    std::vector<std::string> lost;
};

struct Consequences {
    std::vector<Consequence> items;
    std::optional<memberships::Membership> last; // where the next page begins; nothing at the end
    std::int64_t total = 0;                      // active users who hold the role
};

// Pure: of somebody with these rights, `custom` being the account's roles that they name.
Consequence consequence_for(memberships::Membership const&, RolePolicy const&, std::vector<CustomRole> const& custom,
    CustomRole const& changed, Time now);

// By name. Refuses what the change itself would: forbidden, cannot_grant.
Result<Consequences> what_if(db::Transaction&, Actor const&, roles::StoredRole const&,
    std::vector<PermissionName> const& permissions, memberships::Listing const&);

}
