#pragma once

// Custom roles: sets of permissions an account names itself, given beside Admin, Team
// manager and User. A change takes effect with everybody's next request.

#include "base/result.h"
#include "db/transaction.h"
#include "permissions/permissions.h"

#include <boost/describe/class.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::roles {

// As names of people, and & + / ! too; unique in its account, whatever its case.
using RoleTitle = AccountName;

struct StoredRole {
    CustomRole role;
    std::int64_t version = 1;
    Time created_at {};
};

struct NewRole {
    RoleTitle name;
    std::vector<PermissionName> permissions;
};

// Refuses: forbidden, cannot_grant (a permission its maker has not), name_taken.
Result<StoredRole> create(db::Transaction&, Actor const&, NewRole const&);
// Refuses: forbidden, cannot_grant, name_taken, stale.
Result<StoredRole> change(db::Transaction&, Actor const&, StoredRole const&, NewRole const&);
// What decides about such a change. Refuses: forbidden, cannot_grant.
Result<void> check_may_change(Actor const&, StoredRole const&, std::vector<PermissionName> const& wanted);
// Refuses: forbidden, wrong_state (somebody has it, or is invited with it).
Result<void> remove(db::Transaction&, Actor const&, StoredRole const&);

std::optional<StoredRole> find(db::Transaction&, AccountId const&, CustomRoleId const&);
std::vector<StoredRole> list(db::Transaction&, AccountId const&);
// Those that these rights name; most name none, which costs nothing.
std::vector<CustomRole> named_by(db::Transaction&, AccountId const&, Rights const&);
// The roles among these rights with their names: a built-in one is called as its id.
struct Named {
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))
std::vector<Named> roles_of(db::Transaction&, AccountId const&, Rights const&);
// What roles are called in a list of many: those the account has made by their names, which
// are read once, built-in ones by their word.
class RoleNames {
public:
    RoleNames(db::Transaction&, AccountId const&);
    std::vector<std::string> of(std::vector<RoleName> const&) const;

private:
    std::map<std::string, std::string> own_;
};
// For the log, where names outlive the roles: the object `data` with the names that the custom
// roles among these rights have now, as `names: [{id, name}]`; without any, as it is.
std::string with_names(db::Transaction&, AccountId const&, Rights const&, std::string data);
// For who gives them: keeps them from being removed meanwhile.
// Refuses: validation (a custom role that the account has not).
Result<void> check_known(db::Transaction&, AccountId const&, Rights const&, std::string_view field);

}
