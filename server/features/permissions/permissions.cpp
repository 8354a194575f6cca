#include "permissions/permissions.h"

#include <algorithm>

namespace kith {
namespace {

constexpr std::string_view manager_list = R"(["manager"])";

struct Grant {
    Permission permission;
    std::string_view text;
    std::vector<Role> roles;
};

// The table of spec 3.4, as far as what it governs is built.
std::vector<Grant> const& grants()
{
    using enum Role;
    static std::vector<Grant> const table {
        { Permission::AccountSettings, "account.settings", { LegalRepresentative, Administrator } },
        { Permission::ManageUsers, "users.manage", { LegalRepresentative, Administrator } },
        { Permission::AssignLegalRepresentative, "role.assign_legal_representative", { LegalRepresentative } },
        { Permission::ViewAudit, "audit.view", { LegalRepresentative, Administrator } },
    };
    return table;
}

bool has(std::vector<Role> const& roles, Role role) { return std::ranges::find(roles, role) != roles.end(); }

bool grants_to(Grant const& grant, Roles const& roles)
{
    return std::ranges::any_of(roles.list(), [&](Role role) { return has(grant.roles, role); });
}

}

Result<Roles> Roles::from(std::vector<Role> const& set, std::string_view field)
{
    if (set.empty())
        return refuse_field(std::string { field }, "required", "must name at least one role");
    auto standing = Role::User;
    if (has(set, Role::Administrator))
        standing = Role::Administrator;
    if (has(set, Role::LegalRepresentative))
        standing = Role::LegalRepresentative;
    return Roles { standing, has(set, Role::Manager) };
}

Roles Roles::stored(Role standing, std::string_view additional) { return { standing, additional == manager_list }; }

std::string_view Roles::additional() const { return is_manager_ ? manager_list : "[]"; }

std::vector<Role> Roles::list() const
{
    std::vector<Role> roles { standing_ };
    if (is_manager_)
        roles.push_back(Role::Manager);
    return roles;
}

std::string_view permission_text(Permission permission)
{
    auto is_it = [&](Grant const& grant) { return grant.permission == permission; };
    return std::ranges::find_if(grants(), is_it)->text;
}

bool allows(Roles const& roles, Permission permission)
{
    return std::ranges::any_of(
        grants(), [&](Grant const& grant) { return grant.permission == permission && grants_to(grant, roles); });
}

std::vector<std::string> permissions_of(Roles const& roles)
{
    std::vector<std::string> texts;
    for (auto const& grant : grants()) {
        if (grants_to(grant, roles))
            texts.emplace_back(grant.text);
    }
    return texts;
}

bool may_give(Roles const& giver, Roles const& given)
{
    return std::ranges::all_of(
        grants(), [&](Grant const& grant) { return !grants_to(grant, given) || grants_to(grant, giver); });
}

Result<void> check_may(Actor const& actor, Permission permission)
{
    return actor.may(permission) ? Result<void> {} : refuse("forbidden");
}

}
