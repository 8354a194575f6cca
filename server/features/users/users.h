#pragma once

// Users are the internal members of an account, as User Management sees them.

#include "base/result.h"
#include "memberships/memberships.h"
#include "permissions/permissions.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::users {

struct Page {
    std::vector<memberships::Membership> items;
    std::optional<memberships::Membership> last; // where the next page begins; nothing at the end
    std::optional<std::int64_t> total;
};

// Never lists pending people. Refuses: forbidden.
Result<Page> list(db::Transaction&, Actor const&, memberships::Listing const&, bool with_total);

// Refuses: forbidden, not_found.
Result<memberships::Membership> get(db::Transaction&, Actor const&, MembershipId const&);

}
