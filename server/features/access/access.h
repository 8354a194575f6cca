#pragma once

// Who may do what in an account, asked by people: may he, why may he, who may.

#include "memberships/memberships.h"
#include "permissions/permissions.h"
#include "roles/roles.h"

#include <optional>
#include <vector>

namespace kith::access {

// One may ask about oneself; about others may who manages users. Refuses: forbidden, not_found.
Result<memberships::Membership> find_user(db::Transaction&, Actor const&, MembershipId const& about);

// Refuses: validation (`field` names a product that the account has not).
Result<void> check_known(db::Transaction&, Actor const&, std::vector<PermissionName> const&, std::string_view field);

// Refuses: forbidden, not_found.
Result<bool> can(db::Transaction&, Actor const&, MembershipId const& about, PermissionName const&);
// What gives it; empty: he may not. Refuses: forbidden, not_found.
Result<std::vector<PermissionSource>> why(
    db::Transaction&, Actor const&, MembershipId const& about, PermissionName const&);

struct Holder {
    memberships::Membership user;
    std::vector<PermissionSource> because;
};
struct Holders {
    std::vector<Holder> holders;
    std::optional<memberships::Membership> last; // where the next page begins; nothing at the end
};
// By name. Refuses: forbidden.
Result<Holders> who_can(db::Transaction&, Actor const&, PermissionName const&, memberships::Listing const&);

}
