#include "permissions/permissions.h"

#include "base/enum_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kith {
namespace {

using Texts = std::vector<std::string>;

Permissions of(Rights const& rights, RolePolicy const& policy = {}) { return permissions_of(rights, policy, {}, {}); }

bool holds(Texts const& texts, std::string_view text) { return std::ranges::find(texts, text) != texts.end(); }

// S0-07, S1-10, S1-11, S1-12
TEST(Permissions, are_given_by_roles_as_the_table_says)
{
    using enum Role;
    auto const user = of(Rights { User }), administrator = of(Rights { Administrator });
    auto const representative = of(Rights { LegalRepresentative });
    for (auto const* text : { "account.settings", "account.visibility", "users.manage", "roles.assign",
             "users.invite_bulk", "signup.toggle", "licenses.assign", "products.order", "accounting",
             "clients.view_all", "channels.set_defaults", "guests.invite", "authorized_users.manage", "audit.view",
             "product.manage:suite", "product.manage:voice" }) {
        auto const permission = PermissionName::parse(text).value();
        EXPECT_FALSE(user.may(permission)) << text;
        EXPECT_TRUE(administrator.may(permission)) << text;
        EXPECT_TRUE(representative.may(permission)) << text;
    }
    for (auto const* text :
        { "users.invite", "clients.invite", "contacts.use", "teams.create", "connections.use", "meetings.host",
            "calls.use", "chat.direct", "workspaces.use", "channels.use", "recordings.view", "support.contact" })
        EXPECT_TRUE(user.may(PermissionName::parse(text).value())) << text;
    EXPECT_FALSE(administrator.may(Permission::AssignLegalRepresentative));
    EXPECT_TRUE(representative.may(Permission::AssignLegalRepresentative));
}

// S1-12, C-16
TEST(Permissions, of_products_come_by_role_or_by_grant)
{
    auto const voice = of(Rights { Role::User, { "manage:voice" } });
    EXPECT_TRUE(voice.may_manage("voice"));
    EXPECT_FALSE(voice.may_manage("suite"));
    EXPECT_FALSE(voice.may(Permission::InviteGuests));
    EXPECT_TRUE(of(Rights { Role::User, { "manage:suite" } }).may(Permission::InviteGuests));
    EXPECT_TRUE(of(Rights { Role::User, { "accounting" } }).may(Permission::Accounting));
    RolePolicy const by_grant_only { false };
    EXPECT_FALSE(of(Rights { Role::Administrator }, by_grant_only).may_manage("suite"));
    EXPECT_TRUE(of(Rights { Role::Administrator, { "manage:suite" } }, by_grant_only).may_manage("suite"));
    EXPECT_TRUE(of(Rights { Role::LegalRepresentative }, by_grant_only).may_manage("suite"));
}

// S4-35
TEST(Permissions, of_a_custom_role_are_those_it_names)
{
    CustomRole const auditor { CustomRoleId::make(), "Auditor",
        { Permission::ViewAudit, { Permission::ManageProduct, "voice" } } };
    std::vector<CustomRole> const custom { auditor };
    Rights const rights { Role::User, { "role:" + auditor.id.text() } };
    auto const permissions = permissions_of(rights, {}, custom, {});
    EXPECT_TRUE(permissions.may(Permission::ViewAudit));
    EXPECT_TRUE(permissions.may_manage("voice"));
    EXPECT_FALSE(permissions.may(Permission::ManageUsers));
    EXPECT_FALSE(permissions_of(rights, {}, {}, {}).may(Permission::ViewAudit)) << "a role that is gone gives nothing";
}

// INV-17, B22
TEST(Permissions, nobody_gives_what_he_has_not)
{
    Rights const user, manager { Role::User, { "manager" } }, administrator { Role::Administrator };
    Rights const representative { Role::LegalRepresentative }, suite { Role::User, { "manage:suite" } };
    struct {
        Rights giver;
        Rights given;
        bool may;
    } const cases[] = { { user, user, true }, { user, administrator, false }, { user, suite, false },
        { user, representative, false }, { manager, administrator, false }, { suite, suite, true },
        { administrator, user, true }, { administrator, suite, true }, { administrator, administrator, true },
        { administrator, representative, false }, { representative, representative, true },
        { representative, administrator, true } };
    for (auto const& [giver, given, may] : cases)
        EXPECT_EQ(of(giver).covers(of(given)), may)
            << enum_text(giver.standing()) << " gives " << enum_text(given.standing());
}

// C-02
TEST(Permissions, to_invite_are_kept_to_those_who_were_given_them_where_users_invite_nobody)
{
    RolePolicy const off { true, false };
    EXPECT_TRUE(of(Rights { Role::User }).may(Permission::InviteUsers));
    EXPECT_FALSE(of(Rights { Role::User }, off).may(Permission::InviteUsers));
    EXPECT_FALSE(of(Rights { Role::User, { "manager" } }, off).may(Permission::InviteUsers));
    EXPECT_TRUE(of(Rights { Role::User, { "manage:voice" } }, off).may(Permission::InviteUsers));
    EXPECT_TRUE(of(Rights { Role::Administrator }, off).may(Permission::InviteUsers));
}

// Model 3.4: channels need a license of the Suite, whatever the role.
TEST(Permissions, of_the_suite_are_lost_without_its_license)
{
    auto const administrator = of(Rights { Role::Administrator });
    auto const unlicensed = administrator.without_suite();
    EXPECT_FALSE(unlicensed.may(Permission::UseChannels));
    EXPECT_FALSE(unlicensed.may(Permission::CreateChannels));
    EXPECT_TRUE(unlicensed.may(Permission::ChatDirectly));
    EXPECT_TRUE(unlicensed.may(Permission::SetDefaultChannels)) << "managing is not using";
    EXPECT_TRUE(unlicensed.covers(administrator)) << "a license is nothing that a role gives";
}

TEST(Permissions, are_refused_as_forbidden)
{
    Actor actor;
    EXPECT_EQ(check_may(actor, Permission::ViewAudit).error().code, "forbidden");
    EXPECT_EQ(check_may_manage(actor, "suite").error().code, "forbidden");
    actor.permissions = of(Rights { Role::Administrator });
    EXPECT_TRUE(check_may(actor, Permission::ViewAudit));
    EXPECT_TRUE(check_may_manage(actor, "suite"));
}

TEST(Permissions, are_spelled_as_in_the_table)
{
    for (auto const* text : { "users.manage", "product.manage:suite", "role.assign_legal_representative" })
        EXPECT_EQ(PermissionName::parse(text)->text(), text);
    for (auto const* text : { "", "users", "users.manage ", "product.manage", "product.manage:", "product.manage:A B",
             "product.manage:*", "users.manage:suite" })
        EXPECT_FALSE(PermissionName::parse(text)) << text;
    EXPECT_TRUE(holds(of(Rights { Role::Administrator }).texts(), "product.manage:*"));
    EXPECT_TRUE(holds(of(Rights { Role::User, { "manage:voice" } }).texts(), "product.manage:voice"));
}

TEST(Permissions, to_run_the_server_come_from_no_role)
{
    EXPECT_FALSE(of(Rights { Role::LegalRepresentative }).may(Permission::ManageInstance));
    EXPECT_TRUE(source_of_operators().gives.may(Permission::ManageInstance));
}

TEST(Permissions, within_scopes_are_those_of_both)
{
    Permissions scopes;
    scopes.add(Permission::ManageUsers);
    scopes.add(PermissionName { Permission::ManageProduct, "suite" });
    auto const both = of(Rights { Role::Administrator }).within(scopes);
    EXPECT_TRUE(both.may(Permission::ManageUsers) && both.may_manage("suite"));
    EXPECT_FALSE(both.may(Permission::ViewAudit) || both.may_manage("voice"));
    EXPECT_FALSE(of(Rights {}).within(scopes).may(Permission::ManageUsers)) << "a scope gives nothing by itself";
}

class RandomRights {
public:
    Rights one()
    {
        std::vector<std::string> words;
        for (auto const* word : { "manager", "accounting", "manage:suite", "manage:voice" }) {
            if (is_heads())
                words.emplace_back(word);
        }
        for (auto const& role : custom) {
            if (is_heads())
                words.push_back("role:" + role.id.text());
        }
        auto const standing = static_cast<Role>(random_() % 3);
        Rights rights { standing, words };
        for (auto const& word : words) {
            if (is_heads())
                rights = rights.with_end(word.starts_with("role:") ? word.substr(5) : word, a_time(), "ends").value();
        }
        return is_heads() || standing == Role::User ? rights
                                                    : rights.with_end(enum_text(standing), a_time(), "ends").value();
    }
    Time a_time() { return Time { Duration { 1 + static_cast<std::int64_t>(random_() % 1000) } }; }
    bool is_heads() { return random_() % 2 == 0; }
    PermissionName a_permission()
    {
        if (random_() % 4 == 0)
            return { Permission::ManageProduct, is_heads() ? "suite" : "voice" };
        auto const permission = static_cast<Permission>(random_() % permission_count);
        return permission == Permission::ManageProduct ? Permission::ViewAudit : permission;
    }

    std::vector<CustomRole> custom { { CustomRoleId::make(), "Auditor", { Permission::ViewAudit } },
        { CustomRoleId::make(), "Desk", { Permission::ManageUsers, { Permission::ManageProduct, "voice" } } } };

private:
    std::mt19937 random_ { 1 };
};

// B13, B14: why agrees with whether, whatever somebody holds and whatever of it has ended.
TEST(Permissions, are_explained_as_they_are_enforced)
{
    RandomRights random;
    for (int i = 0; i < 100'000; ++i) {
        auto const rights = random.one();
        RolePolicy const policy { random.is_heads() };
        auto const now = random.a_time();
        auto const asked = random.a_permission();
        auto const sources = sources_of(rights, policy, random.custom, now);
        bool const is_explained =
            std::ranges::any_of(sources, [&](PermissionSource const& source) { return source.gives.may(asked); });
        ASSERT_EQ(permissions_of(rights, policy, random.custom, now).may(asked), is_explained)
            << asked.text() << " with " << enum_text(rights.standing()) << ' ' << rights.words();
    }
}

}
}
