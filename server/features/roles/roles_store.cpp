#include "roles/roles_store.h"

#include "base/text.h"

namespace kith::roles::store {
namespace {

std::string words(std::vector<PermissionName> const& permissions)
{
    std::string out;
    for (auto const& permission : permissions)
        out += (out.empty() ? "" : " ") + permission.text();
    return out;
}

std::vector<PermissionName> read_words(std::string_view words)
{
    std::vector<PermissionName> permissions;
    while (!words.empty()) {
        auto const end = std::min(words.find(' '), words.size());
        permissions.push_back(PermissionName::stored(words.substr(0, end)));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return permissions;
}

StoredRole read(db::Row const& row)
{
    return { { row.id<CustomRoleId>(0), row.string(1), read_words(row.text(2)) }, row.integer(3), row.time(4) };
}

}

bool insert(db::Transaction& tx, AccountId const& account, StoredRole const& stored)
{
    auto const& role = stored.role;
    return tx.run(R"(
        insert into custom_roles (account_id, id, name, name_key, permissions, version, created_at, updated_at)
        values ($1, $2, $3, $4, $5, 1, $6, $6)
        on conflict do nothing)",
               account, role.id, role.name, fold_key(role.name), words(role.permissions), stored.created_at) == 1;
}

bool is_name_of_another(db::Transaction& tx, AccountId const& account, StoredRole const& stored)
{
    return tx
        .first(db::read_integer, "select 1 from custom_roles where account_id = $1 and name_key = $2 and id <> $3",
            account, fold_key(stored.role.name), stored.role.id)
        .has_value();
}

bool update(db::Transaction& tx, AccountId const& account, StoredRole const& stored)
{
    auto const& role = stored.role;
    return tx.run(R"(
        update custom_roles set name = $4, name_key = $5, permissions = $6, version = version + 1, updated_at = $7
        where account_id = $1 and id = $2 and version = $3)",
               account, role.id, stored.version, role.name, fold_key(role.name), words(role.permissions),
               tx.now()) == 1;
}

bool remove_unused(db::Transaction& tx, AccountId const& account, CustomRoleId const& id)
{
    auto const word = "role:" + id.text();
    return tx.run(R"(
        delete from custom_roles where account_id = $1 and id = $2
            and not exists (select 1 from membership_facets f where f.account_id = $1 and f.facet = $3)
            and not exists (select 1 from invitations i
                where i.account_id = $1 and i.state = 'pending' and i.rights like '%' || $3 || '%'))",
               account, id, word) == 1;
}

std::optional<StoredRole> find(db::Transaction& tx, AccountId const& account, CustomRoleId const& id)
{
    return tx.first(read,
        "select id, name, permissions, version, created_at from custom_roles where account_id = $1 and id = $2",
        account, id);
}

std::vector<StoredRole> list(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read,
        "select id, name, permissions, version, created_at from custom_roles where account_id = $1 order by name_key, "
        "id",
        account);
}

}
