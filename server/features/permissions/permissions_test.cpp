#include "permissions/permissions.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

using enum Role;

TEST(Roles, of_a_set_are_one_standing_role_and_perhaps_manager)
{
    struct {
        std::vector<Role> set;
        std::vector<Role> list;
    } const cases[] = { { { User }, { User } }, { { Manager }, { User, Manager } },
        { { User, Manager }, { User, Manager } }, { { Administrator }, { Administrator } },
        { { Administrator, User }, { Administrator } }, { { Manager, Administrator }, { Administrator, Manager } },
        { { LegalRepresentative }, { LegalRepresentative } },
        { { User, LegalRepresentative, Administrator }, { LegalRepresentative } }, { { User, User }, { User } } };
    for (auto const& [set, list] : cases)
        EXPECT_EQ(Roles::from(set, "roles")->list(), list);
    auto const empty = Roles::from({}, "roles");
    EXPECT_EQ(empty.error().code, "validation");
    EXPECT_EQ(empty.error().errors.at(0).field, "roles");
}

TEST(Permissions, are_given_by_roles_as_the_table_says)
{
    using Texts = std::vector<std::string>;
    Texts const administers { "account.settings", "users.manage", "audit.view" };
    EXPECT_EQ(permissions_of(Roles { User, false }), Texts {});
    EXPECT_EQ(permissions_of(Roles { User, true }), Texts {});
    EXPECT_EQ(permissions_of(Roles { Administrator, false }), administers);
    EXPECT_EQ(permissions_of(Roles { LegalRepresentative, false }),
        (Texts { "account.settings", "users.manage", "role.assign_legal_representative", "audit.view" }));
    EXPECT_EQ(permission_text(Permission::ManageUsers), "users.manage");
    for (auto permission : { Permission::AccountSettings, Permission::ManageUsers,
             Permission::AssignLegalRepresentative, Permission::ViewAudit })
        EXPECT_FALSE(allows(Roles {}, permission)) << permission_text(permission);
}

// INV-17
TEST(Permissions, nobody_gives_what_he_has_not)
{
    Roles const user { User, false }, manager { User, true }, administrator { Administrator, false };
    Roles const representative { LegalRepresentative, false };
    struct {
        Roles giver;
        Roles given;
        bool may;
    } const cases[] = { { user, user, true }, { user, manager, true }, { user, administrator, false },
        { user, representative, false }, { manager, administrator, false }, { administrator, user, true },
        { administrator, administrator, true }, { administrator, representative, false },
        { representative, representative, true }, { representative, administrator, true } };
    for (auto const& [giver, given, may] : cases)
        EXPECT_EQ(may_give(giver, given), may)
            << enum_text(giver.standing()) << " gives " << enum_text(given.standing());
}

TEST(Permissions, are_refused_as_forbidden)
{
    Actor actor;
    EXPECT_EQ(check_may(actor, Permission::ViewAudit).error().code, "forbidden");
    actor.roles = Roles { Administrator, false };
    EXPECT_TRUE(check_may(actor, Permission::ViewAudit));
    EXPECT_FALSE(actor.may(Permission::AssignLegalRepresentative));
}

}
}
