#pragma once

// Who may do what. Deny by default; what a role gives stands in one table
// (permissions.cpp) and nowhere else. Whether somebody may, why he may and who may
// are answered from the same list of sources, so they cannot disagree.

#include "base/id.h"
#include "base/result.h"
#include "events/events.h"
#include "permissions/rights.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

enum class Permission : std::uint8_t {
    AccountSettings,
    AccountVisibility,
    AssignLegalRepresentative,
    ManageUsers,
    AssignRoles,
    InviteInBulk,
    ToggleSignup,
    InviteUsers,
    AssignLicenses,
    ManageProduct, // of one product each: product.manage:suite
    OrderProducts,
    Accounting,
    InviteClients,
    CreateClientGroups,
    UseContacts,
    ViewAllClients,
    CreateTeams,
    ManageTeams,
    UseConnections,
    UseContactCards,
    HostMeetings,
    UseCalls,
    ChatDirectly,
    UseWorkspaces,
    UseChannels,
    CreateChannels,
    SetDefaultChannels,
    InviteGuests,
    InviteChannelMembers,
    ViewRecordings,
    ManageAuthorizedUsers,
    ContactSupport,
    ViewAudit,
    ManageInstance, // of operators: no role gives it
};
inline constexpr std::size_t permission_count = static_cast<std::size_t>(Permission::ManageInstance) + 1;

// "users.manage", or "product.manage:suite".
class PermissionName {
public:
    PermissionName() = default;
    PermissionName(Permission, std::string product = {}); // NOLINT: a permission names itself
    static Result<PermissionName> parse(std::string_view);
    static PermissionName stored(std::string_view text) { return parse(text).value(); }
    Permission permission() const { return permission_; }
    std::string const& product() const { return product_; }
    std::string const& text() const { return text_; }
    bool operator==(PermissionName const&) const = default;

private:
    Permission permission_ = Permission::ContactSupport;
    std::string product_;
    std::string text_;
};

// A license of the Suite decides it, beside the role.
bool needs_suite(PermissionName const&);

class Permissions;
// What a standing role gives by itself.
Permissions permissions_of_role(Role);

// What somebody may do in an account.
class Permissions {
public:
    bool may(Permission permission) const { return general_[static_cast<std::size_t>(permission)]; }
    bool may_manage(std::string_view product) const;
    bool may(PermissionName const&) const;
    // Nobody gives what he has not: all of `given` must be here, too, but for what a
    // license decides and no giver.
    bool covers(Permissions const& given) const;
    // What is left to those who hold no license of the Suite.
    Permissions without_suite() const;
    // Only what both have: an API token has its scopes.
    Permissions within(Permissions const& scopes) const;
    // Spelled as the API does, for those who are shown what they may.
    std::vector<std::string> texts() const;

    void add(Permissions const&);
    void add(PermissionName const&);

private:
    friend Permissions permissions_of_role(Role);
    std::bitset<permission_count> general_;
    bool all_products_ = false;
    std::vector<std::string> products_;
};

using CustomRoleId = Id<struct CustomRoleTag>;

// A role that the account made itself.
struct CustomRole {
    CustomRoleId id;
    std::string name;
    std::vector<PermissionName> permissions;
};

// What an account decided about its roles.
struct RolePolicy {
    bool administrators_manage_products = true; // off: only with a grant
    bool users_invite = true;                   // off: only with a role or a grant that says so
};

// One reason why somebody may do what he may.
struct PermissionSource {
    std::string kind; // standing_role, additional_role, custom_role, grant, operator
    std::string id;
    std::string name;
    Permissions gives;
};

// Everything that gives, now. `custom` are the account's roles that `rights` name.
std::vector<PermissionSource> sources_of(
    Rights const&, RolePolicy const&, std::span<CustomRole const> custom, Time now);
// What a person has who runs the server, whatever his account gives him.
PermissionSource source_of_operators();
// Their union.
Permissions permissions_of(Rights const&, RolePolicy const&, std::span<CustomRole const> custom, Time now);

// Who is asking. Every use case takes one; none looks it up.
struct Actor {
    AccountId account;
    MembershipId membership;
    PersonId person;
    std::string name;
    Role standing = Role::User;
    Permissions permissions;
    events::Way way;
    bool has_scopes = false; // asks by an API token that was made for some things only

    bool may(Permission permission) const { return permissions.may(permission); }
    events::Source source() const { return { "member", membership.text(), name, way }; }
};

// Refuses: forbidden.
Result<void> check_may(Actor const&, Permission);
Result<void> check_may_manage(Actor const&, std::string_view product);

}
