// May he, why may he, who may (B13).

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::access {
namespace {

using tests::Answer;
using tests::Browser;

class AccessTest : public tests::UserManagement {
protected:
    std::string can(Actor const& user, std::string const& permission)
    {
        return as_eve.get(path("/can?permission=" + permission + "&user=" + user.membership.text())).at("/allowed");
    }
    // "standing_role administrator, grant manage:suite"
    std::string why(Actor const& user, std::string const& permission)
    {
        auto const answer = as_eve.get(at(user) + "/why?permission=" + permission);
        auto const reasons = reasons_in(answer, "/because/");
        EXPECT_EQ(answer.at("/allowed"), reasons.empty() ? "false" : "true") << answer.body;
        return reasons;
    }
    static std::string reasons_in(Answer const& answer, std::string const& pointer)
    {
        std::string all;
        for (int i = 0; !answer.at(pointer + std::to_string(i)).empty(); ++i) {
            auto const reason = pointer + std::to_string(i);
            all += (i ? ", " : "") + answer.at(reason + "/kind") + ' ' + answer.at(reason + "/name");
        }
        return all;
    }
    std::string who_can(std::string const& permission)
    {
        std::string all;
        auto const page = as_eve.get(path("/who-can?permission=" + permission));
        for (int i = 0; !page.at("/items/" + std::to_string(i)).empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/display_name").substr(0, 3) + ' ';
        return all;
    }
};
KITH_ON_BOTH_ENGINES(AccessTest);

// B13
TEST_P(AccessTest, may_be_asked_about_oneself)
{
    auto as_bob = signed_in(bob);
    auto const mine = path("/users/" + bob.membership.text());
    EXPECT_EQ(as_bob.get(path("/can?permission=users.manage")).body, R"({"allowed":false})");
    EXPECT_EQ(as_bob.get(path("/can?permission=users.invite")).body, R"({"allowed":true})");
    EXPECT_EQ(as_bob.get(path("/can?permission=users.manage&user=") + bob.membership.text()).at("/allowed"), "false");
    EXPECT_EQ(reasons_in(as_bob.get(mine + "/why?permission=users.invite"), "/because/"), "standing_role User");
    EXPECT_EQ(as_bob.get(mine + "/why?permission=users.manage").body, R"({"allowed":false,"because":[]})");
}

// B13, C-02: what the account decided about its users is part of the answer.
TEST_P(AccessTest, to_invite_goes_with_the_setting)
{
    auto const settings = path("/settings");
    EXPECT_EQ(can(bob, "users.invite"), "true");
    as_eve.patch(settings, R"({"internal_invites_by_users":"off"})");
    EXPECT_EQ(can(bob, "users.invite"), "false");
    EXPECT_EQ(why(bob, "users.invite"), "");
    EXPECT_EQ(signed_in(bob).get("/api/v1/me").body.find("users.invite"), std::string::npos);
    as_eve.patch(at(bob), R"({"grants":{"manage":["suite"]}})");
    EXPECT_EQ(why(bob, "users.invite"), "grant suite");
}

// B13: channels need a license of the Suite.
TEST_P(AccessTest, to_channels_goes_with_the_license)
{
    EXPECT_EQ(can(bob, "channels.use"), "false");
    EXPECT_EQ(who_can("channels.use"), "");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"licenses":["suite"]})").status, 200);
    EXPECT_EQ(can(bob, "channels.use"), "true");
    EXPECT_EQ(signed_in(bob).get(path("/can?permission=channels.use")).at("/allowed"), "true");
    EXPECT_EQ(why(bob, "channels.use"), "standing_role User");
    EXPECT_EQ(who_can("channels.use"), "Bob ");
}

// B13
TEST_P(AccessTest, to_products_is_asked_of_those_the_account_has)
{
    for (auto const& question : { "/can?permission=", "/who-can?permission=" }) {
        auto const refused = as_eve.get(path(std::string { question } + "product.manage:fax"));
        EXPECT_EQ(refused.problem(), "422 validation") << question;
        EXPECT_EQ(refused.at("/errors/0/field"), "permission");
    }
    EXPECT_EQ(as_eve.get(at(bob) + "/why?permission=product.manage:fax").problem(), "422 validation");
    EXPECT_EQ(as_eve.post(path("/roles"), R"({"name":"Fax","permissions":["product.manage:fax"]})").problem(),
        "422 validation");
}

// B13
TEST_P(AccessTest, of_others_is_for_those_who_manage_users)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(
        as_bob.get(path("/can?permission=users.manage&user=") + eve.membership.text()).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(at(eve) + "/why?permission=users.manage").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/who-can?permission=users.manage")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/can?permission=users.manage&user=") + make_uuid()).problem(), "404 not_found");
    EXPECT_EQ(as_eve.get(path("/users/" + make_uuid() + "/why?permission=users.manage")).problem(), "404 not_found");
}

// B13
TEST_P(AccessTest, names_everything_that_gives_it)
{
    auto const role =
        as_eve.post(path("/roles"), R"({"name":"Desk","permissions":["product.manage:suite","teams.create"]})");
    as_eve.patch(at(bob),
        fmt::format(
            R"({{"roles":["manager","{}"],"grants":{{"manage":["suite"],"accounting":true}}}})", role.at("/id")));
    EXPECT_EQ(why(bob, "product.manage:suite"), "grant suite, custom_role Desk");
    EXPECT_EQ(why(bob, "product.manage:voice"), "");
    EXPECT_EQ(why(bob, "guests.invite"), "grant suite") << "managing the suite is managing its guests";
    EXPECT_EQ(why(bob, "accounting"), "grant Accounting");
    EXPECT_EQ(why(bob, "teams.create"), "standing_role User, additional_role Manager, custom_role Desk");
    EXPECT_EQ(why(bob, "users.manage"), "");
    EXPECT_EQ(why(acme.ann, "role.assign_legal_representative"), "standing_role Legal representative");
    EXPECT_EQ(why(eve, "role.assign_legal_representative"), "");
    EXPECT_EQ(why(eve, "product.manage:suite"), "standing_role Administrator");
}

// B13
TEST_P(AccessTest, lists_who_may)
{
    as_eve.patch(at(bob), R"({"grants":{"manage":["suite"]}})");
    EXPECT_EQ(who_can("users.manage"), "Ann Eve ");
    EXPECT_EQ(who_can("product.manage:suite"), "Ann Bob Eve ");
    EXPECT_EQ(who_can("product.manage:voice"), "Ann Eve ");
    EXPECT_EQ(who_can("users.invite"), "Ann Bob Eve ");
    EXPECT_EQ(who_can("role.assign_legal_representative"), "Ann ");
    auto const page = as_eve.get(path("/who-can?permission=product.manage:suite"));
    EXPECT_EQ(page.at("/items/1/user_id"), bob.membership.text());
    EXPECT_EQ(reasons_in(page, "/items/1/because/"), "grant suite");
}

// B13, S4-24: who is not active may nothing.
TEST_P(AccessTest, of_inactive_people_is_none)
{
    as_eve.patch(at(bob), R"({"roles":["administrator"]})");
    EXPECT_EQ(can(bob, "users.manage"), "true");
    as_eve.patch(at(bob), R"({"active":false})");
    EXPECT_EQ(can(bob, "users.manage"), "false");
    EXPECT_EQ(why(bob, "users.manage"), "");
    EXPECT_EQ(who_can("users.manage"), "Ann Eve ");
    EXPECT_EQ(who_can("users.invite"), "Ann Eve ");
    as_eve.remove(at(bob));
    EXPECT_EQ(as_eve.get(at(bob) + "/why?permission=users.manage").problem(), "404 not_found");
}

// B13, B14: what has ended gives nothing.
TEST_P(AccessTest, of_what_has_ended_is_none)
{
    as_eve.patch(at(bob), R"({"roles":["administrator"],"grants":{"manage":["suite"],"accounting":true}})");
    auto const cem = acme.joined("Cem", tests::administrator);
    for (auto const* what : { "administrator", "manage:suite", "accounting" })
        EXPECT_EQ(as_eve.patch(at(bob), ends(what, 1h)).status, 200) << what;
    EXPECT_EQ(as_eve.patch(at(cem), ends("membership", 1h)).status, 200);
    EXPECT_EQ(who_can("users.manage"), "Ann Bob Cem Eve ");
    clock.by(1h);
    as_eve.log_in("eve@acme.test");
    for (auto const* permission : { "users.manage", "product.manage:suite", "accounting" }) {
        EXPECT_EQ(can(bob, permission) + can(cem, permission), "falsefalse") << permission;
        EXPECT_EQ(why(bob, permission), "") << permission;
        EXPECT_EQ(who_can(permission), "Ann Eve ") << permission;
    }
}

// C-16
TEST_P(AccessTest, to_products_may_need_a_grant_of_administrators_too)
{
    EXPECT_EQ(as_eve.get(path("/products/suite/users")).status, 200);
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"products_implicit_admin_manage":false})").status, 200);
    EXPECT_EQ(as_eve.get(path("/products/suite/users")).problem(), "403 forbidden");
    EXPECT_EQ(can(eve, "product.manage:suite"), "false");
    EXPECT_EQ(who_can("product.manage:suite"), "Ann ") << "somebody must be able to give the first grant";
    EXPECT_EQ(as_eve.patch(at(eve), R"({"grants":{"manage":["suite"]}})").problem(), "403 cannot_grant");
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(as_ann.patch(at(eve), R"({"grants":{"manage":["suite"]}})").status, 200);
    EXPECT_EQ(as_eve.get(path("/products/suite/users")).status, 200);
    EXPECT_EQ(why(eve, "product.manage:suite"), "grant suite");
    EXPECT_EQ(as_eve.get(path("/products/voice/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"products_implicit_admin_manage":true})").status, 200);
    EXPECT_EQ(as_eve.get(path("/products/voice/users")).status, 200);
}

// B13
TEST_P(AccessTest, is_asked_by_permissions_there_are)
{
    for (auto const* query : { "/can", "/can?permission=", "/can?permission=users.fly",
             "/can?permission=product.manage", "/who-can", "/who-can?permission=x",
             "/who-can?permission=users.manage&limit=0", "/who-can?permission=users.manage&cursor=x" })
        EXPECT_EQ(as_eve.get(path(query)).problem(), "400 malformed") << query;
    EXPECT_EQ(as_eve.get(at(bob) + "/why").problem(), "400 malformed");
}

// B13, B17
TEST_P(AccessTest, is_listed_page_by_page)
{
    for (auto const* name : { "Cem", "Dan", "Fay", "Gus", "Hal" })
        acme.joined(name, tests::administrator);
    std::string all;
    std::string cursor;
    for (int i = 0; i < 10; ++i) {
        auto const page = as_eve.get(path("/who-can?limit=2&permission=users.manage" + cursor));
        for (auto const* item : { "/items/0/display_name", "/items/1/display_name" })
            all += page.at(item).substr(0, 3);
        if (page.at("/next_cursor") == "null")
            break;
        EXPECT_NE(page.header("Link"), "");
        cursor = "&cursor=" + page.at("/next_cursor");
    }
    EXPECT_EQ(all, "AnnCemDanEveFayGusHal");
}

}
}
