#pragma once

// Grants and roles as the API takes and shows them, of users and of invitations alike.

#include "permissions/rights.h"
#include "json/json.h"

#include <optional>
#include <string>
#include <vector>

namespace kith {

struct GrantsBody {
    std::vector<std::string> manage; // products
    bool accounting;
};
BOOST_DESCRIBE_STRUCT(GrantsBody, (), (manage, accounting))

struct GrantsChange {
    std::optional<std::vector<std::string>> manage;
    std::optional<bool> accounting;
};
BOOST_DESCRIBE_STRUCT(GrantsChange, (), (manage, accounting))

GrantsBody shown_grants(Rights const&, Time now);

// What is asked for; the rest stays. Nothing while neither is asked for.
// Refuses: validation (`roles`: an empty set).
Result<std::optional<Rights>> asked_rights(Rights const& before, std::optional<std::vector<RoleName>> const& roles,
    std::optional<GrantsChange> const& grants, Time now);

}
