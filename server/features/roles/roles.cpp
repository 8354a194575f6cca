#include "roles/roles.h"

#include "base/text.h"
#include "roles/roles_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::roles {
namespace {

constexpr std::size_t max_roles = 100;
constexpr std::string_view custom_prefix = "role:";

struct RoleData {
    std::vector<std::string> before;
    std::vector<std::string> after;
};
BOOST_DESCRIBE_STRUCT(RoleData, (), (before, after))

std::vector<std::string> texts(std::vector<PermissionName> const& permissions)
{
    std::vector<std::string> texts;
    for (auto const& permission : permissions)
        texts.push_back(permission.text());
    return texts;
}

void record(db::Transaction& tx, Actor const& actor, std::string_view operation, CustomRole const& role,
    std::vector<PermissionName> const& before, std::vector<PermissionName> const& after)
{
    events::record(tx, actor.account, actor.source(), operation, { "role", role.id.text(), role.name },
        json::write(RoleData { texts(before), texts(after) }));
}

// Also what the role gave before: nobody takes from others what he could not give back.
Result<void> check_has(Actor const& actor, std::vector<PermissionName> const& permissions)
{
    Permissions given;
    for (auto const& permission : permissions)
        given.add(permission);
    bool const is_his = actor.permissions.covers(given) && !given.may(Permission::ManageInstance);
    return is_his ? Result<void> {} : refuse("cannot_grant");
}

bool is_wanted(Right const& right) { return right.word.starts_with(custom_prefix); }

CustomRoleId id_in(Right const& right)
{
    return CustomRoleId::from_text(std::string_view { right.word }.substr(custom_prefix.size()));
}

// Nobody should take a role for one that every account has.
bool is_built_in(RoleTitle const& name)
{
    static constexpr std::string_view titles[] = { "legal representative", "administrator", "admin", "user", "manager",
        "team manager" };
    return std::ranges::find(titles, fold_key(name.text())) != std::end(titles);
}

Result<void> check_name(RoleTitle const& name)
{
    return is_built_in(name) ? refuse("name_taken", "name", "is the name of a role that every account has")
                             : Result<void> {};
}

}

Result<StoredRole> create(db::Transaction& tx, Actor const& actor, NewRole const& wanted)
{
    TRY(check_may(actor, Permission::AssignRoles));
    TRY(check_has(actor, wanted.permissions));
    TRY(check_name(wanted.name));
    if (store::list(tx, actor.account).size() >= max_roles)
        return refuse("too_many_requests", "name", "would be more than 100 roles");
    StoredRole const made { { CustomRoleId::make(), wanted.name.text(), wanted.permissions }, 1, tx.now() };
    if (!store::insert(tx, actor.account, made))
        return refuse("name_taken", "name", "is the name of another role");
    record(tx, actor, "role.created", made.role, {}, wanted.permissions);
    return made;
}

Result<StoredRole> change(db::Transaction& tx, Actor const& actor, StoredRole const& old, NewRole const& wanted)
{
    TRY(check_may_change(actor, old, wanted.permissions));
    TRY(check_name(wanted.name));
    auto changed = old;
    changed.role.name = wanted.name.text();
    changed.role.permissions = wanted.permissions;
    if (changed.role.name == old.role.name && changed.role.permissions == old.role.permissions)
        return old;
    if (store::is_name_of_another(tx, actor.account, changed))
        return refuse("name_taken", "name", "is the name of another role");
    if (!store::update(tx, actor.account, changed))
        return refuse("stale");
    ++changed.version;
    record(tx, actor, "role.changed", changed.role, old.role.permissions, wanted.permissions);
    return changed;
}

Result<void> check_may_change(Actor const& actor, StoredRole const& old, std::vector<PermissionName> const& wanted)
{
    TRY(check_may(actor, Permission::AssignRoles));
    TRY(check_has(actor, old.role.permissions));
    return check_has(actor, wanted);
}

Result<void> remove(db::Transaction& tx, Actor const& actor, StoredRole const& role)
{
    TRY(check_may(actor, Permission::AssignRoles));
    store::lock(tx, actor.account, role.role.id); // in a statement before: what follows must see who was given it
    if (!store::remove_unused(tx, actor.account, role.role.id))
        return refuse("wrong_state", "role", "is held by a user, or by somebody who is invited");
    record(tx, actor, "role.removed", role.role, role.role.permissions, {});
    return {};
}

std::optional<StoredRole> find(db::Transaction& tx, AccountId const& account, CustomRoleId const& id)
{
    return store::find(tx, account, id);
}

std::vector<StoredRole> list(db::Transaction& tx, AccountId const& account) { return store::list(tx, account); }

std::vector<CustomRole> named_by(db::Transaction& tx, AccountId const& account, Rights const& rights)
{
    std::vector<CustomRole> named;
    for (auto const& right : rights.all()) {
        if (!is_wanted(right))
            continue;
        if (auto stored = store::find(tx, account, id_in(right)))
            named.push_back(std::move(stored->role));
    }
    return named;
}

std::vector<Named> roles_of(db::Transaction& tx, AccountId const& account, Rights const& rights)
{
    auto const custom = named_by(tx, account, rights);
    std::vector<Named> roles;
    for (auto const& role : rights.roles(tx.now())) {
        auto const own = std::ranges::find(custom, role.text(), [](CustomRole const& each) { return each.id.text(); });
        roles.push_back({ role.text(), own == custom.end() ? role.text() : own->name });
    }
    return roles;
}

RoleNames::RoleNames(db::Transaction& tx, AccountId const& account)
{
    for (auto const& stored : list(tx, account))
        own_[stored.role.id.text()] = stored.role.name;
}

std::vector<std::string> RoleNames::of(std::vector<RoleName> const& roles) const
{
    std::vector<std::string> names;
    for (auto const& role : roles) {
        auto const own = own_.find(role.text());
        names.push_back(own == own_.end() ? role.text() : own->second);
    }
    return names;
}

std::string with_names(db::Transaction& tx, AccountId const& account, Rights const& rights, std::string data)
{
    std::vector<Named> names;
    for (auto const& role : named_by(tx, account, rights))
        names.push_back({ role.id.text(), role.name });
    if (!names.empty())
        data.replace(data.rfind('}'), 1, ",\"names\":" + json::write(names) + '}');
    return data;
}

Result<void> check_known(db::Transaction& tx, AccountId const& account, Rights const& rights, std::string_view field)
{
    for (auto const& right : rights.all()) {
        if (is_wanted(right) && !store::lock(tx, account, id_in(right)))
            return refuse_field(std::string { field }, "invalid", "must be a role of this account");
    }
    return {};
}

}
