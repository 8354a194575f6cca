#include "users/users_rules.h"

#include <algorithm>

namespace kith::users {

bool Change::is_only_licenses() const
{
    auto rest = *this;
    rest.licenses.reset();
    rest.teams.reset();
    return rest.is_empty();
}

Result<void> check_may_change(Actor const& actor, memberships::Membership const& user, Change const& wanted)
{
    TRY(check_may(actor, Permission::ManageUsers));
    if (!wanted.is_only_licenses() && user.rights.standing() == Role::LegalRepresentative)
        TRY(check_may(actor, Permission::AssignLegalRepresentative));
    bool const ends_himself = (wanted.active && !*wanted.active) ||
        std::ranges::any_of(wanted.ends, [](End const& end) { return end.of == "membership" && end.at; });
    if (ends_himself && user.id == actor.membership)
        return refuse("self_deactivation");
    return {};
}

Result<void> check_may_give(Actor const& actor, Permissions const& before, Permissions const& after)
{
    auto allowed = actor.permissions;
    allowed.add(before);
    TRY(check_may(actor, Permission::AssignRoles));
    return allowed.covers(after) ? Result<void> {} : refuse("cannot_grant");
}

Result<void> check_may_hand_over(Actor const& actor, Rights const& rights, Permissions const& held)
{
    return rights == Rights {} || actor.permissions.covers(held) ? Result<void> {} : refuse("cannot_grant");
}

Result<void> check_standing(Actor const& actor, Role before, Role after)
{
    if (before == after || actor.may(Permission::AssignLegalRepresentative))
        return {};
    if (after == Role::LegalRepresentative)
        return refuse("cannot_grant");
    return before == Role::LegalRepresentative ? refuse("forbidden") : Result<void> {};
}

Result<void> check_may_license(Actor const& actor, std::string_view product)
{
    bool const may = actor.may(Permission::AssignLicenses) || actor.permissions.may_manage(product);
    return may ? Result<void> {} : refuse("forbidden");
}

std::vector<std::string> only_in(std::vector<std::string> const& all, std::vector<std::string> const& other)
{
    std::vector<std::string> only;
    for (auto const& one : all) {
        bool const is_there = std::ranges::find(other, one) != other.end();
        if (!is_there && std::ranges::find(only, one) == only.end())
            only.push_back(one);
    }
    return only;
}

}
