// Custom roles (S4-35).

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::access {
namespace {

using tests::Answer;
using tests::Browser;

class RolesTest : public tests::UserManagement {
protected:
    Answer made(std::string const& name, std::string const& permissions)
    {
        return as_eve.post(path("/roles"), fmt::format(R"({{"name":"{}","permissions":{}}})", name, permissions));
    }
    std::string id_of(std::string const& name, std::string const& permissions)
    {
        auto const answer = made(name, permissions);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/id");
    }
    Answer assigned(Actor const& user, std::string const& role)
    {
        return as_eve.patch(at(user), fmt::format(R"({{"roles":["user","{}"]}})", role));
    }
};
KITH_ON_BOTH_ENGINES(RolesTest);

// S4-35
TEST_P(RolesTest, are_made_and_listed_beside_those_there_are)
{
    auto const before = last_event();
    auto const made_one = made("Help & desk", R"(["users.manage","product.manage:suite"])");
    EXPECT_EQ(made_one.status, 201);
    EXPECT_EQ(made_one.at("/kind"), "custom");
    EXPECT_EQ(made_one.at("/permissions"), R"(["users.manage","product.manage:suite"])");
    EXPECT_EQ(events_after(before), "role.created ");
    EXPECT_EQ(newest_event().data, R"({"before":[],"after":["users.manage","product.manage:suite"]})");
    auto const all = as_eve.get(path("/roles"));
    for (auto const& [pointer, value] : { std::pair { "/items/0/id", "legal_representative" },
             { "/items/1/id", "administrator" }, { "/items/2/id", "user" }, { "/items/3/id", "manager" },
             { "/items/3/kind", "additional" }, { "/items/4/name", "Help & desk" } })
        EXPECT_EQ(all.at(pointer), value);
    EXPECT_EQ(all.at("/items/4"), made_one.body);
    EXPECT_EQ(all.at("/items/5"), "");
}

// S4-35
TEST_P(RolesTest, take_effect_with_the_next_request)
{
    auto as_bob = signed_in(bob);
    auto const role = id_of("Desk", R"(["users.manage"])");
    EXPECT_EQ(as_bob.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(assigned(bob, role).at("/roles"), fmt::format(R"(["user","{}"])", role));
    EXPECT_EQ(as_bob.get(path("/users")).status, 200);
    EXPECT_EQ(as_eve.patch(path("/roles/" + role), R"({"permissions":["audit.view"]})").status, 200);
    EXPECT_EQ(as_bob.get(path("/users")).problem(), "403 forbidden") << "with the role, for all who have it";
    EXPECT_EQ(as_bob.get(path("/audit")).status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"roles":["user"]})").status, 200);
    EXPECT_EQ(as_bob.get(path("/audit")).problem(), "403 forbidden");
}

// S4-35: nobody gives what he has not.
TEST_P(RolesTest, hold_no_more_than_their_maker)
{
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(made("Boss", R"(["role.assign_legal_representative"])").problem(), "403 cannot_grant");
    auto const boss = as_ann.post(
        path("/roles"), R"({"name":"Boss","permissions":["role.assign_legal_representative","users.manage"]})");
    EXPECT_EQ(boss.status, 201);
    auto const role = path("/roles/" + boss.at("/id"));
    EXPECT_EQ(assigned(bob, boss.at("/id")).problem(), "403 cannot_grant");
    EXPECT_EQ(as_eve.patch(role, R"({"permissions":[]})").problem(), "403 cannot_grant") << "nor takes it away";
    EXPECT_EQ(as_eve.patch(role, R"({"permissions":["users.manage","role.assign_legal_representative"]})").problem(),
        "403 cannot_grant");
    auto const desk = id_of("Desk", R"(["users.manage"])");
    EXPECT_EQ(as_eve.patch(path("/roles/" + desk), R"({"permissions":["role.assign_legal_representative"]})").problem(),
        "403 cannot_grant");
}

// S4-35: with the right to manage users one cannot make oneself an administrator.
TEST_P(RolesTest, do_not_let_anybody_climb)
{
    auto as_bob = signed_in(bob);
    assigned(bob, id_of("Desk", R"(["users.manage","roles.assign"])"));
    EXPECT_EQ(as_bob.patch(at(bob), R"({"roles":["administrator"]})").problem(), "403 cannot_grant");
    EXPECT_EQ(as_bob.post(path("/roles"), R"({"name":"More","permissions":["account.settings"]})").problem(),
        "403 cannot_grant");
    auto const cem = acme.joined("Cem");
    EXPECT_EQ(as_bob.patch(at(cem), R"({"roles":["administrator"]})").problem(), "403 cannot_grant");
    EXPECT_EQ(as_bob.patch(at(cem), R"({"grants":{"manage":["suite"]}})").problem(), "403 cannot_grant");
    EXPECT_EQ(as_bob.post(path("/roles"), R"({"name":"Less","permissions":["users.manage"]})").status, 201);
}

// S4-35
TEST_P(RolesTest, of_one_name_are_one)
{
    auto const desk = id_of("Desk", R"(["users.manage"])");
    auto const help = id_of("Help", "[]");
    EXPECT_EQ(made("Desk", "[]").problem(), "409 name_taken");
    EXPECT_EQ(made("DESK", "[]").problem(), "409 name_taken");
    for (auto const* everybodys : { "Administrator", "legal representative", "Team Manager", "USER" })
        EXPECT_EQ(made(everybodys, "[]").problem(), "409 name_taken") << everybodys;
    EXPECT_EQ(as_eve.patch(path("/roles/" + help), R"({"name":"desk"})").problem(), "409 name_taken");
    EXPECT_EQ(as_eve.patch(path("/roles/" + desk), R"({"name":"DESK"})").at("/name"), "DESK") << "its own";
    auto bolt = tests::founded(database(), "Bolt");
    bolt.joined("Zed", tests::administrator);
    Browser as_zed { api };
    as_zed.log_in("zed@bolt.test");
    EXPECT_EQ(
        as_zed.post("/api/v1/accounts/" + bolt.account.id.text() + "/roles", R"({"name":"Desk","permissions":[]})")
            .status,
        201)
        << "in another account";
}

// S4-35
TEST_P(RolesTest, that_somebody_has_are_kept)
{
    auto const role = id_of("Desk", R"(["users.manage"])");
    assigned(bob, role);
    EXPECT_EQ(as_eve.remove(path("/roles/" + role)).problem(), "409 wrong_state");
    as_eve.patch(at(bob), R"({"active":false})");
    EXPECT_EQ(as_eve.remove(path("/roles/" + role)).problem(), "409 wrong_state") << "he may come back";
    as_eve.patch(at(bob), R"({"roles":["user"]})");
    EXPECT_EQ(as_eve.remove(path("/roles/" + role)).status, 204);
    EXPECT_EQ(newest_event().operation, "role.removed");
    EXPECT_EQ(as_eve.remove(path("/roles/" + role)).problem(), "404 not_found");
    EXPECT_EQ(assigned(bob, role).problem(), "422 validation");
}

// S4-35
TEST_P(RolesTest, that_somebody_is_invited_with_are_kept)
{
    auto const role = id_of("Desk", R"(["users.manage"])");
    auto const zoe = acme.invited("Zoe", Rights { Role::User, { "role:" + role } }).value();
    EXPECT_EQ(as_eve.remove(path("/roles/" + role)).problem(), "409 wrong_state");
    acme.write([&](db::Transaction& tx) { return invitations::revoke(tx, acme.ann, zoe.id); }).value();
    EXPECT_EQ(as_eve.remove(path("/roles/" + role)).status, 204);
}

// S4-35
TEST_P(RolesTest, of_somebody_who_was_removed_can_go)
{
    auto const role = id_of("Desk", R"(["users.manage"])");
    assigned(bob, role);
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(as_eve.remove(path("/roles/" + role)).status, 204);
}

// S4-35
TEST_P(RolesTest, are_changed_only_as_they_were_seen)
{
    auto const answer = made("Desk", R"(["users.manage"])");
    auto const role = path("/roles/" + answer.at("/id"));
    as_eve.headers = { { "if-match", answer.header("ETag") } };
    EXPECT_EQ(as_eve.patch(role, R"({"name":"One"})").status, 200);
    EXPECT_EQ(as_eve.patch(role, R"({"name":"Two"})").problem(), "412 stale");
    as_eve.headers = {};
    auto const before = last_event();
    EXPECT_EQ(as_eve.patch(role, R"({"name":"One","permissions":["users.manage"]})").status, 200);
    EXPECT_EQ(last_event(), before) << "nothing was changed";
}

TEST_P(RolesTest, that_are_none_are_refused)
{
    for (auto const* body :
        { R"({"name":"","permissions":[]})", R"({"name":"X"})", R"({"permissions":[]})",
            R"({"name":"X","permissions":["users.fly"]})", R"({"name":"X","permissions":["product.manage"]})",
            R"({"name":"X","permissions":["product.manage:Suite accounting"]})", R"({"name":"<b>","permissions":[]})" })
        EXPECT_EQ(as_eve.post(path("/roles"), body).problem(), "422 validation") << body;
    EXPECT_EQ(as_eve.patch(path("/roles/administrator"), R"({"permissions":[]})").problem(), "404 not_found");
    EXPECT_EQ(as_eve.remove(path("/roles/administrator")).problem(), "404 not_found");
}

// S4-35
TEST_P(RolesTest, are_for_those_who_assign_them)
{
    auto const role = path("/roles/" + id_of("Desk", "[]"));
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(path("/roles")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.post(path("/roles"), "{").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.patch(role, R"({"permissions":["users.manage"]})").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.remove(role).problem(), "403 forbidden");
}

// B14: a custom role can end like any other.
TEST_P(RolesTest, end_when_their_time_is_over)
{
    auto const role = id_of("Desk", R"(["users.manage"])");
    assigned(bob, role);
    EXPECT_EQ(as_eve.patch(at(bob), ends(role, 1h)).status, 200);
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.get(path("/users")).status, 200);
    clock.by(1h);
    EXPECT_EQ(as_bob.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get("/api/v1/me").at("/memberships/0/roles"), R"(["user"])");
}

}
}
