#pragma once

// Who may do what. Deny by default; what a role allows stands in one table
// (permissions.cpp) and nowhere else.

#include "base/id.h"
#include "base/result.h"
#include "events/events.h"

#include <boost/describe/enum.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kith {

// A person has exactly one standing role in an account, and any number of additional ones.
enum class Role { LegalRepresentative, Administrator, User, Manager };
BOOST_DESCRIBE_ENUM(Role, LegalRepresentative, Administrator, User, Manager)

class Roles {
public:
    Roles() = default; // a plain user
    // What a form sends: a set. Administrator beats user, manager alone means user and manager.
    // Refuses: validation (empty set).
    static Result<Roles> from(std::vector<Role> const&, std::string_view field);
    Roles(Role standing, bool is_manager) : standing_(standing), is_manager_(is_manager) {}

    // As columns hold them: the standing role, and the additional ones as a JSON list.
    static Roles stored(Role standing, std::string_view additional);
    std::string_view additional() const;

    Role standing() const { return standing_; }
    bool is_manager() const { return is_manager_; }
    // The standing role first.
    std::vector<Role> list() const;
    bool operator==(Roles const&) const = default;

private:
    Role standing_ = Role::User;
    bool is_manager_ = false;
};

enum class Permission { AccountSettings, ManageUsers, AssignLegalRepresentative, ViewAudit };

// "users.manage", as the API spells it.
std::string_view permission_text(Permission);
bool allows(Roles const&, Permission);
std::vector<std::string> permissions_of(Roles const&);
// Nobody gives what he has not: every permission of `given` must be one of `giver`.
bool may_give(Roles const& giver, Roles const& given);

// Who is asking. Every use case takes one; none looks it up.
struct Actor {
    AccountId account;
    MembershipId membership;
    PersonId person;
    std::string name;
    Roles roles;
    std::string address;
    std::string request_id;

    bool may(Permission permission) const { return allows(roles, permission); }
    events::Source source() const { return { "member", membership.text(), name, address, request_id }; }
};

// Refuses: forbidden.
Result<void> check_may(Actor const&, Permission);

}
