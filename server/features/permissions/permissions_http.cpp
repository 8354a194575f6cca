#include "permissions/permissions_http.h"

namespace kith {

GrantsBody shown_grants(Rights const& rights, Time now)
{
    return { rights.managed_products(now), rights.has_accounting(now) };
}

Result<std::optional<Rights>> asked_rights(Rights const& before, std::optional<std::vector<RoleName>> const& roles,
    std::optional<GrantsChange> const& grants, Time now)
{
    if (!roles && !grants)
        return std::optional<Rights> {};
    auto rights = before.held_at(now);
    if (roles)
        rights = TRY(rights.with_roles(*roles, "roles"));
    if (grants)
        rights = rights.with_grants(grants->manage.value_or(before.managed_products(now)),
            grants->accounting.value_or(before.has_accounting(now)));
    return std::optional { std::move(rights) };
}

}
