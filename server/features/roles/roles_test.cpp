#include "roles/roles.h"

#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::roles {
namespace {

using tests::code;
using tests::in_parallel;

class RolesOfAnAccountTest : public DatabaseTest {
protected:
    static NewRole called(std::string_view name, std::vector<std::string_view> const& permissions = {})
    {
        NewRole wanted { RoleTitle::parse(name).value(), {} };
        for (auto const& permission : permissions)
            wanted.permissions.push_back(PermissionName::parse(permission).value());
        return wanted;
    }
    Result<StoredRole> made(NewRole const& wanted)
    {
        return acme.write([&](db::Transaction& tx) { return create(tx, acme.ann, wanted); });
    }
    std::vector<std::string> names()
    {
        std::vector<std::string> all;
        for (auto const& stored : acme.read([&](db::Transaction& tx) { return list(tx, acme.account.id); }))
            all.push_back(stored.role.name);
        return all;
    }
    Result<users::Changed> given(Actor const& user, StoredRole const& role)
    {
        users::Change wanted;
        wanted.rights = Rights { Role::User, { "role:" + role.role.id.text() } };
        return acme.write([&](db::Transaction& tx) {
            return users::change(tx, acme.ann, memberships::find(tx, user.account, user.membership).value(), wanted);
        });
    }

    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(RolesOfAnAccountTest);

// S4-35
TEST_P(RolesOfAnAccountTest, are_listed_by_name)
{
    for (auto const* name : { "Desk", "audit", "Zoo", "Émile" })
        made(called(name)).value();
    EXPECT_EQ(names(), (std::vector<std::string> { "audit", "Desk", "Émile", "Zoo" }));
    auto bolt = tests::founded(database(), "Bolt");
    EXPECT_EQ(bolt.read([&](db::Transaction& tx) { return list(tx, bolt.account.id); }).size(), 0u);
}

// S4-35
TEST_P(RolesOfAnAccountTest, keep_their_permissions_as_they_were_given)
{
    auto const role = made(called("Desk", { "users.manage", "product.manage:voice", "teams.create" })).value();
    auto const stored = acme.read([&](db::Transaction& tx) { return find(tx, acme.account.id, role.role.id); });
    EXPECT_EQ(stored->role.permissions, role.role.permissions);
    EXPECT_EQ(stored->version, 1);
    auto bolt = tests::founded(database(), "Bolt");
    EXPECT_FALSE(bolt.read([&](db::Transaction& tx) { return find(tx, bolt.account.id, role.role.id); }))
        << "another account's id finds nothing";
}

TEST_P(RolesOfAnAccountTest, are_a_hundred_at_most)
{
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(made(called("Role " + std::to_string(i)))) << i;
    EXPECT_EQ(code(made(called("One more"))), "too_many_requests");
}

// S4-35: the unique row decides who has the name.
TEST_P(RolesOfAnAccountTest, made_at_once_with_one_name_are_one)
{
    EXPECT_EQ(in_parallel(8, 16, [&](int i) { return made(called(i % 2 ? "Desk" : "DESK")).has_value(); }), 1);
    EXPECT_EQ(names().size(), 1u);
}

// S4-35
TEST_P(RolesOfAnAccountTest, changed_at_once_are_changed_once)
{
    auto const role = made(called("Desk")).value();
    EXPECT_EQ(in_parallel(8, 8,
                  [&](int i) {
                      return acme
                          .write([&](db::Transaction& tx) {
                              return change(tx, acme.ann, role, called("Desk " + std::to_string(i)));
                          })
                          .has_value();
                  }),
        1);
}

// S4-35: removed and given at the same moment, nobody holds what there is not.
TEST_P(RolesOfAnAccountTest, are_never_held_when_they_are_gone)
{
    auto const bob = acme.joined("Bob");
    for (int round = 0; round < 10; ++round) {
        auto const role = made(called("Desk " + std::to_string(round))).value();
        in_parallel(2, 2, [&](int i) {
            if (i)
                return given(bob, role).has_value();
            return acme.write([&](db::Transaction& tx) { return remove(tx, acme.ann, role); }).has_value();
        });
        auto const [is_there, is_held] = acme.read([&](db::Transaction& tx) {
            auto const rights = memberships::find(tx, bob.account, bob.membership)->rights;
            return std::pair { find(tx, acme.account.id, role.role.id).has_value(),
                rights.has("role:" + role.role.id.text(), tx.now()) };
        });
        EXPECT_EQ(is_there, is_held) << round;
    }
}

// S4-35
TEST_P(RolesOfAnAccountTest, are_known_by_the_rights_that_name_them)
{
    auto const desk = made(called("Desk")).value();
    auto const word = "role:" + desk.role.id.text();
    acme.write([&](db::Transaction& tx) {
        EXPECT_TRUE(named_by(tx, acme.account.id, Rights { Role::User, { "manager", "manage:suite" } }).empty());
        EXPECT_EQ(named_by(tx, acme.account.id, Rights { Role::User, { word } }).at(0).name, "Desk");
        EXPECT_TRUE(check_known(tx, acme.account.id, Rights { Role::User, { word, "manager" } }, "roles"));
        auto const unknown =
            check_known(tx, acme.account.id, Rights { Role::User, { "role:" + make_uuid() } }, "roles");
        EXPECT_EQ(code(unknown), "validation");
        EXPECT_EQ(unknown.error().errors.at(0).field, "roles");
    });
}

// S4-35: whoever may not assign roles makes none, whatever else he may.
TEST_P(RolesOfAnAccountTest, are_made_by_those_who_assign_them)
{
    auto const bob = acme.joined("Bob");
    auto const role = made(called("Desk", { "users.manage" })).value();
    given(bob, role).value();
    auto const now = acme.actor_of(
        acme.read([&](db::Transaction& tx) { return memberships::find(tx, bob.account, bob.membership).value(); }));
    ASSERT_TRUE(now.may(Permission::ManageUsers));
    acme.write([&](db::Transaction& tx) {
        EXPECT_EQ(code(create(tx, now, called("Mine"))), "forbidden");
        EXPECT_EQ(code(change(tx, now, role, called("Mine"))), "forbidden");
        EXPECT_EQ(code(remove(tx, now, role)), "forbidden");
    });
}

}
}
