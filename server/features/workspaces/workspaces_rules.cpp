#include "workspaces/workspaces_rules.h"

#include <algorithm>
#include <tuple>

namespace kith::workspaces {

std::optional<MembershipId> owner_among(std::vector<store::Candidate> users, std::optional<MembershipId> const& owner)
{
    if (users.empty())
        return {};
    auto rank = [&](store::Candidate const& one) {
        return std::tuple { !one.is_active, one.id != owner, one.joined_at, one.id };
    };
    return std::ranges::min(users, {}, rank).id;
}

}
