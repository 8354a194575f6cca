#include "access/roles_http.h"

#include "access/access.h"
#include "memberships/memberships.h"
#include "roles/roles.h"

namespace kith::access {
namespace {

enum class RoleKind { Standing, Additional, Custom };
BOOST_DESCRIBE_ENUM(RoleKind, Standing, Additional, Custom)

struct RoleBody {
    std::string id;
    std::string name;
    RoleKind kind;
    std::vector<std::string> permissions;
    std::optional<Time> created_at;
    std::optional<std::int64_t> holders; // active and inactive users, where it was asked for
};
BOOST_DESCRIBE_STRUCT(RoleBody, (), (id, name, kind, permissions, created_at, holders))

struct RolesQuery {
    std::optional<bool> holders;
};
BOOST_DESCRIBE_STRUCT(RolesQuery, (), (holders))

struct RoleList {
    std::vector<RoleBody> items;
};
BOOST_DESCRIBE_STRUCT(RoleList, (), (items))

struct NewRoleBody {
    roles::RoleTitle name;
    std::vector<PermissionName> permissions;
};
BOOST_DESCRIBE_STRUCT(NewRoleBody, (), (name, permissions))

struct RoleChange {
    std::optional<roles::RoleTitle> name;
    std::optional<std::vector<PermissionName>> permissions;
};
BOOST_DESCRIBE_STRUCT(RoleChange, (), (name, permissions))

RoleBody shown(roles::StoredRole const& stored)
{
    std::vector<std::string> permissions;
    for (auto const& permission : stored.role.permissions)
        permissions.push_back(permission.text());
    return { stored.role.id.text(), stored.role.name, RoleKind::Custom, std::move(permissions), stored.created_at, {} };
}

// Those that every account has; a manager is shown with what it adds to a user.
void add_built_in(RoleList& list, RolePolicy const& policy, Time now)
{
    for (auto const& [role, text] : enum_texts<Role>()) {
        auto const source = sources_of(Rights { role }, policy, {}, now).front();
        list.items.push_back({ source.id, source.name, RoleKind::Standing, source.gives.texts(), {}, {} });
    }
    auto const manager = sources_of(Rights { Role::User, { "manager" } }, policy, {}, now).back();
    list.items.push_back({ manager.id, manager.name, RoleKind::Additional, manager.gives.texts(), {}, {} });
}

Result<roles::StoredRole> find_role(http::Call const& call, db::Transaction& tx, Actor const& actor)
{
    TRY(check_may(actor, Permission::AssignRoles));
    auto role = roles::find(tx, actor.account, CustomRoleId::from_text(call.path_parameter("role")));
    return role ? Result<roles::StoredRole> { *std::move(role) } : refuse("not_found");
}

std::int64_t count_holders(db::Transaction& tx, AccountId const& account, RoleBody const& role)
{
    memberships::Listing listing;
    listing.role = RoleName::stored(role.id);
    return memberships::count(tx, account, listing);
}

Result<RoleList> get_roles(http::Call& call, db::Transaction& tx, http::Query<RolesQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const query = TRY(parameters.read());
    RoleList list;
    add_built_in(list, memberships::policy_of(tx, actor.account), tx.now());
    for (auto const& stored : roles::list(tx, actor.account))
        list.items.push_back(shown(stored));
    if (query.holders.value_or(false)) {
        for (auto& role : list.items)
            role.holders = count_holders(tx, actor.account, role);
    }
    return list;
}

Result<RoleBody> get_role(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const role = TRY(find_role(call, tx, actor));
    call.set_version(role.version);
    return shown(role);
}

Result<http::Created<RoleBody>> post_role(http::Call& call, db::Transaction& tx, http::Body<NewRoleBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AssignRoles));
    auto const wanted = TRY(body.read());
    TRY(check_known(tx, actor, wanted.permissions, "permissions"));
    auto const made = TRY(roles::create(tx, actor, { wanted.name, wanted.permissions }));
    call.set_version(made.version);
    return http::Created<RoleBody> { shown(made) };
}

Result<RoleBody> patch_role(http::Call& call, db::Transaction& tx, http::Body<RoleChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const before = TRY(find_role(call, tx, actor));
    TRY(call.check_version(before.version));
    auto const wanted = TRY(body.read());
    TRY(check_known(tx, actor, wanted.permissions.value_or(std::vector<PermissionName> {}), "permissions"));
    auto const after = TRY(roles::change(tx, actor, before,
        { wanted.name.value_or(roles::RoleTitle::stored(before.role.name)),
            wanted.permissions.value_or(before.role.permissions) }));
    call.set_version(after.version);
    return shown(after);
}

Result<http::NoContent> delete_role(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const role = TRY(find_role(call, tx, actor));
    TRY(call.check_version(role.version));
    TRY(roles::remove(tx, actor, role));
    return http::NoContent {};
}

}

void add_role_routes(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/roles", "Lists the roles there are and what each allows", get_roles);
    router.post("/api/v1/accounts/{account}/roles", "Makes a role of one's own", post_role);
    router.get("/api/v1/accounts/{account}/roles/{role}", "Shows a role of one's own", get_role);
    router.patch("/api/v1/accounts/{account}/roles/{role}", "Changes a role of one's own", patch_role);
    router.remove("/api/v1/accounts/{account}/roles/{role}", "Removes a role nobody has", delete_role);
}

}
