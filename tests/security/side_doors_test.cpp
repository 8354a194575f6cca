// Ways around "nobody gives what he has not" (B22) and around the proof of an address (S1-19):
// a link handed over, a yes to what another promised, an end moved, an address changed, somebody
// brought back, a token asked for more than its owner may.

#include "roles/roles.h"
#include "support/inviting.h"
#include "users/users.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

using tests::Browser;

class SideDoorsTest : public tests::InvitingTest {
protected:
    // Hal has users.manage by a role of the account, and nothing else beside a plain user.
    Browser signed_in_with(std::string const& first_name, std::vector<PermissionName> const& permissions)
    {
        auto const made = acme.write([&](db::Transaction& tx) {
            return roles::create(tx, acme.ann, { roles::RoleTitle::parse("Of " + first_name).value(), permissions });
        });
        acme.joined(first_name, Rights { Role::User, { "role:" + made.value().role.id.text() } });
        Browser browser { api };
        std::string email = first_name + "@acme.test";
        email[0] = static_cast<char>(email[0] + ('a' - 'A'));
        EXPECT_EQ(browser.log_in(email).status, 200);
        return browser;
    }
    std::string user(Actor const& actor) const { return account_path("/users/" + actor.membership.text()); }
    // An invitation by Ann with those rights, as Eve sees it.
    std::string invited_by_ann(std::string_view name, Rights const& rights)
    {
        return all('/' + acme.invited(name, rights).value().id.text());
    }
};
KITH_ON_BOTH_ENGINES(SideDoorsTest);

// RAC, B22
TEST_P(SideDoorsTest, nobody_takes_the_link_of_more_than_he_has)
{
    auto const ruler = invited_by_ann("Zoe", tests::legal_representative);
    EXPECT_EQ(eve.post(ruler + "/link").problem(), "403 cannot_grant");
    EXPECT_EQ(eve.post(ruler + "/renew-link").problem(), "403 cannot_grant");
    EXPECT_EQ(eve.post(ruler + "/resend").status, 200) << "to the address that Ann chose";

    auto const administrator = invited_by_ann("Max", tests::administrator);
    EXPECT_EQ(eve.post(administrator + "/link").status, 200);
    auto hal = signed_in_with("Hal", { Permission::ManageUsers, Permission::AssignRoles });
    EXPECT_EQ(hal.post(administrator + "/link").problem(), "403 cannot_grant");
    EXPECT_EQ(hal.post(administrator + "/renew-link").problem(), "403 cannot_grant");
    EXPECT_EQ(hal.post(invited_by_ann("Kim", tests::user) + "/link").status, 200);
}

// B22, C-02
TEST_P(SideDoorsTest, nobody_says_yes_to_more_than_he_has)
{
    auto const made = acme.write([&](db::Transaction& tx) {
        auto wanted = acme.wanted("Zoe", tests::legal_representative);
        wanted.force_email = false;
        return invitations::send(tx, acme.ann, wanted);
    });
    auto const link = public_path(tests::Business::token_of(made.value()), "/accept");
    EXPECT_EQ(browser.post(link, acceptance(R"(,"email":"other@acme.test")")).status, 202);
    auto const invitation = all('/' + made.value().id.text());
    EXPECT_EQ(eve.get(invitation).at("/approval"), "awaiting");
    EXPECT_EQ(eve.post(invitation + "/approve").problem(), "403 cannot_grant");
    EXPECT_EQ(eve.get(invitation).at("/approval"), "awaiting");
}

// S4-35, B22
TEST_P(SideDoorsTest, who_manages_users_alone_gets_no_further_by_them)
{
    auto hal = signed_in_with("Hal", { Permission::ManageUsers });
    auto const boss = acme.joined("Max", tests::administrator);
    EXPECT_EQ(hal.patch(user(boss), R"({"email":"stolen@x.test"})").problem(), "403 cannot_grant");
    EXPECT_EQ(eve.patch(user(boss), R"({"ends":[{"of":"administrator","at":"2099-01-01T00:00:00Z"}]})").status, 200);
    EXPECT_EQ(hal.patch(user(boss), R"({"ends":[{"of":"administrator","at":null}]})").problem(), "403 forbidden");
    EXPECT_EQ(eve.patch(user(boss), R"({"licenses":["voice"]})").status, 200);
    EXPECT_EQ(hal.patch(user(boss), R"({"ends":[{"of":"license:voice","at":"2098-01-01T00:00:00Z"}]})").problem(),
        "403 forbidden");
    EXPECT_EQ(eve.patch(user(boss), R"({"active":false})").status, 200);
    EXPECT_EQ(hal.patch(user(boss), R"({"active":true})").problem(), "403 cannot_grant");

    auto const plain = acme.joined("Kim");
    EXPECT_EQ(hal.patch(user(plain), R"({"email":"kim2@acme.test"})").status, 200);
    EXPECT_EQ(hal.patch(user(plain), R"({"active":false})").status, 200);
    EXPECT_EQ(hal.patch(user(plain), R"({"active":true})").status, 200);
}

// B14, B22: moving an end gives what ends.
TEST_P(SideDoorsTest, who_may_assign_roles_prolongs_none_above_his_own)
{
    auto hal = signed_in_with("Hal", { Permission::ManageUsers, Permission::AssignRoles });
    auto const boss = acme.joined("Max", tests::administrator);
    auto const ends = [](std::string const& at) { return R"({"ends":[{"of":"administrator","at":")" + at + R"("}]})"; };
    EXPECT_EQ(eve.patch(user(boss), ends("2090-01-01T00:00:00Z")).status, 200);
    EXPECT_EQ(hal.patch(user(boss), ends("2099-01-01T00:00:00Z")).problem(), "403 cannot_grant");
    EXPECT_EQ(hal.patch(user(boss), ends("2080-01-01T00:00:00Z")).status, 200) << "sooner is less";
}

// B22: API keys
TEST_P(SideDoorsTest, tokens_are_for_what_their_owner_may)
{
    auto token = [&](std::string const& scope) {
        return eve.post("/api/v1/me/tokens", R"({"name":"T","scopes":[")" + scope + R"("]})").problem();
    };
    EXPECT_EQ(token("role.assign_legal_representative"), "403 cannot_grant");
    EXPECT_EQ(token("users.manage"), "201 ");
    auto const text = tests::made_api_token(eve, R"(,"scopes":["users.manage"])");
    auto const boss = acme.joined("Max", tests::administrator);
    Browser program { api };
    program.headers = tests::bearer(text);
    EXPECT_EQ(program.patch(user(boss), R"({"email":"stolen@x.test"})").problem(), "403 cannot_grant");
    EXPECT_EQ(program.post(invited_by_ann("Zoe", tests::administrator) + "/link").problem(), "403 cannot_grant");
}

// EML-07, S1-19, S0-03
TEST_P(SideDoorsTest, whoever_has_not_shown_that_an_address_is_his_answers_for_nobody_with_it)
{
    auto bolt = tests::founded(database(), "Bolt");
    acme.unproved("Vic");
    Browser vic { api };
    ASSERT_EQ(vic.log_in("vic@acme.test").status, 200);
    auto const email = tests::address("vic@acme.test");
    bolt.write([&](db::Transaction& tx) {
            users::NewUser const wanted { tests::name("Vic"), tests::name("Lee"), email, {}, tests::administrator };
            return users::create(tx, bolt.ann, wanted);
        })
        .value();
    auto const at_bolt = "/api/v1/me/join-requests/" + bolt.account.id.text();
    EXPECT_EQ(vic.get("/api/v1/me/join-requests").at("/items"), "[]");
    EXPECT_EQ(vic.post(at_bolt + "/join").problem(), "404 not_found");
    EXPECT_EQ(vic.post(at_bolt + "/decline").problem(), "404 not_found");

    // The mail about it is what the owner of the mailbox gets in with, and everybody else out.
    auto const form = tests::reset_form(tests::mailed_token(database(), "vic@acme.test"), "seven violins under snow");
    EXPECT_EQ(browser.post("/api/v1/auth/reset", form).status, 200);
    EXPECT_EQ(vic.get("/api/v1/me").status, 401);
    ASSERT_EQ(vic.log_in("vic@acme.test", "seven violins under snow").status, 200);
    EXPECT_EQ(vic.post(at_bolt + "/join").status, 200);
}

// S1-19: a link that was handed over shows nothing about an address either.
TEST_P(SideDoorsTest, whoever_registered_an_address_elsewhere_confirms_it_before_a_copied_link_lets_him_in)
{
    auto bolt = tests::founded(database(), "Bolt");
    bolt.write([&](db::Transaction& tx) {
        return persons::create(tx,
            { tests::name("Vic"), tests::name("Lee"), tests::address("vic@acme.test"),
                tests::hash_of_good_password() });
    });
    Browser vic { api };
    ASSERT_EQ(vic.log_in("vic@acme.test").problem(), "403 inactive");
    auto const made = eve.post(all(), form("vic@acme.test", R"(,"roles":["administrator"])"));
    auto const url = eve.post(one(made, "/link")).at("/url");
    auto const token = url.substr(url.rfind('/') + 1);
    EXPECT_EQ(browser.post(public_path(token, "/accept"), acceptance()).status, 202);
    EXPECT_EQ(eve.get(one(made)).at("/awaiting_confirmation_of"), "vic@acme.test");
}

}
}
