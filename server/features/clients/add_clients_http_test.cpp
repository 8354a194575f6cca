// Adding clients (S2-20, S2-23 to S2-25, S2-29).

#include "support/parallel.h"
#include "support/serving_by_api.h"

#include <gtest/gtest.h>

namespace kith::clients {
namespace {

using tests::Browser;

class AddClientsTest : public tests::Serving {};
KITH_ON_BOTH_ENGINES(AddClientsTest);

// S2-24
TEST_P(AddClientsTest, are_added_quietly_without_a_mail)
{
    auto const answer = add(as_bob, reached("Zoe"), "quiet", R"(,"company":"Zoe Ltd")");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.at("/items/0/outcome"), "added");
    EXPECT_EQ(answer.at("/items/0/client/state"), "quiet");
    EXPECT_EQ(answer.at("/items/0/client/company"), "Zoe Ltd");
    EXPECT_EQ(answer.at("/items/0/client/invitation"), "null");
    EXPECT_EQ(answer.at("/items/0/client/mapped_users/0/display_name"), "Bob Lee");
    EXPECT_EQ(mails_to("Zoe"), 0u);
    auto const id = answer.at("/items/0/client/id");
    auto const sent = as_bob.post(client(id) + "/invitation");
    EXPECT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.at("/state"), "pending");
    EXPECT_EQ(sent.at("/invitation/state"), "pending");
    EXPECT_EQ(mails_to("Zoe"), 1u);
    EXPECT_EQ(as_bob.post(client(id) + "/invitation").status, 200) << "the same link again";
    EXPECT_EQ(mails_to("Zoe"), 2u);
}

// S2-23: no password, one step.
TEST_P(AddClientsTest, are_invited_and_accept_without_a_password)
{
    auto const answer = add(as_bob, reached("Zoe"), "portal", R"(,"message":"Your files are here.")");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.at("/items/0/outcome"), "invited");
    EXPECT_EQ(answer.at("/items/0/client/state"), "pending");
    EXPECT_EQ(mails_to("Zoe"), 1u);
    Browser zoe { api };
    auto const shown = zoe.get(link_to("Zoe"));
    EXPECT_EQ(shown.at("/kind") + ' ' + shown.at("/person_exists"), "client false");
    auto const accepted = accept(zoe, "Zoe");
    EXPECT_EQ(accepted.status, 201) << accepted.body;
    EXPECT_EQ(accepted.at("/membership/state"), "active");
    EXPECT_EQ(names(as_bob), "Zoe active");
    auto const me = zoe.get("/api/v1/me");
    EXPECT_EQ(me.at("/memberships/0/kind"), "client");
    EXPECT_EQ(me.at("/memberships/0/permissions") + me.at("/memberships/0/roles"), "[][]");
    EXPECT_EQ(zoe.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(accept(zoe, "Zoe").problem(), "410 invitation_used");
}

// S2-29: a password makes a login of its own; without one there is none.
TEST_P(AddClientsTest, may_choose_a_password)
{
    added(as_bob, "Zoe", "portal");
    Browser zoe { api };
    EXPECT_EQ(accept(zoe, "Zoe", R"(,"password":"purple lantern drifts north")").status, 201);
    Browser again { api };
    EXPECT_EQ(again.log_in("zoe@elsewhere.test").status, 200);
    added(as_bob, "Yan", "portal");
    Browser yan { api };
    EXPECT_EQ(accept(yan, "Yan").status, 201);
    EXPECT_EQ(yan.get("/api/v1/me").status, 200);
    EXPECT_EQ(again.log_in("yan@elsewhere.test").status, 401);
}

// Whoever has a login keeps it, and shows it; the link alone does not stand for it.
TEST_P(AddClientsTest, who_has_a_login_signs_in_with_it)
{
    auto beta = tests::founded(database(), "Beta");
    auto const kim = beta.joined("Kim");
    auto const form_of_kim = form(R"({"first_name":"Kim","last_name":"Lee","email":"kim@beta.test"})", "portal");
    ASSERT_EQ(as_bob.post(clients(), form_of_kim).status, 201);
    auto const text = acme.read(
        [&](db::Transaction& tx) { return mail::list_kept(tx, tests::address("kim@beta.test").key(), 1).at(0).text; });
    auto const at = text.find("/invitations/");
    auto const link = "/api/v1/public" + text.substr(at, text.find_first_of("\r\n ", at) - at);
    Browser stranger { api };
    EXPECT_EQ(stranger.get(link).at("/person_exists"), "true");
    EXPECT_EQ(stranger.post(link + "/accept", member("Kim")).problem(), "422 validation");
    EXPECT_EQ(stranger.post(link + "/accept", member("Kim", R"(,"password":"wrong horse battery")")).status, 401);
    Browser own { api };
    own.log_in("kim@beta.test");
    EXPECT_EQ(own.post(link + "/accept", member("Kim")).status, 201);
    EXPECT_EQ(own.get("/api/v1/me").at("/memberships/1/kind").size() > 0, true);
    EXPECT_EQ(own.get("/api/v1/accounts/" + beta.account.id.text() + "/contacts").status, 200);
    EXPECT_EQ(own.get(path("/contacts")).problem(), "403 forbidden");
}

// S2-01: who is added again is mapped, and hears nothing of it.
TEST_P(AddClientsTest, are_never_doubled)
{
    auto const id = added(as_bob, "Zoe", "portal");
    auto const again = add(as_cem, reached("Zoe"), "portal");
    EXPECT_EQ(again.status, 201) << again.body;
    EXPECT_EQ(again.at("/items/0/outcome"), "mapped");
    EXPECT_EQ(again.at("/items/0/client/id"), id);
    EXPECT_EQ(again.at("/items/0/client/mapped_users/1/display_name"), "Cem Lee");
    EXPECT_EQ(mails_to("Zoe"), 1u);
    EXPECT_EQ(names(as_cem), "Zoe pending");
}

TEST_P(AddClientsTest, two_who_add_the_same_address_at_once_share_one_client)
{
    std::vector<Browser> browsers { as_bob, as_cem };
    int const served = tests::in_parallel(2, 2, [&](int i) {
        return browsers[static_cast<std::size_t>(i)].post(clients(), form(reached("Zoe"), "portal")).status == 201;
    });
    EXPECT_EQ(served, 2);
    EXPECT_EQ(names(as_eve, "?all=true"), "Zoe pending");
    EXPECT_EQ(names(as_bob) + ' ' + names(as_cem), "Zoe pending Zoe pending");
    EXPECT_EQ(mails_to("Zoe"), 1u);
}

// S2-20: by telephone, but only quietly.
TEST_P(AddClientsTest, without_an_address_are_known_by_their_number)
{
    auto const answer = add(as_bob, member("Zoe", R"(,"phone":"+41 44 668 18 00")"));
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.at("/items/0/client/email"), "null");
    EXPECT_EQ(add(as_cem, member("Zoe", R"(,"phone":"0041446681800")")).at("/items/0/outcome"), "mapped");
    EXPECT_EQ(add(as_bob, member("Yan", R"(,"phone":"+41 44 668 18 01")"), "portal").at("/errors/0/field"), "email");
    auto const id = answer.at("/items/0/client/id");
    EXPECT_EQ(as_bob.post(client(id) + "/invitation").problem(), "422 validation");
}

// S2-20, S2-25: a bad row, and nothing is done.
TEST_P(AddClientsTest, are_added_all_or_none)
{
    auto const neither = add(as_bob, reached("Zoe") + ',' + member("Yan"));
    EXPECT_EQ(neither.problem(), "422 validation");
    EXPECT_EQ(neither.at("/errors/0/row") + ' ' + neither.at("/errors/0/field"), "2 email");
    auto const twice = add(as_bob, reached("Zoe") + ',' + reached("zoe"));
    EXPECT_EQ(twice.at("/errors/0/row") + ' ' + twice.at("/errors/0/code"), "2 repeated");
    auto const colleague = R"({"first_name":"Eve","last_name":"Lee","email":"eve@acme.test"})";
    auto const user = add(as_bob, reached("Zoe") + ',' + colleague, "portal");
    EXPECT_EQ(user.problem(), "409 already_member");
    EXPECT_EQ(user.at("/errors/0/row"), "2");
    acme.invited("Una").value();
    auto const invited = R"({"first_name":"Una","last_name":"Lee","email":"una@acme.test"})";
    EXPECT_EQ(add(as_bob, invited).problem(), "409 already_invited");
    EXPECT_EQ(add(as_bob, reached("Zoe"), "workspace").at("/errors/0/field"), "workspace");
    EXPECT_EQ(names(as_eve, "?all=true"), "");
    EXPECT_EQ(mails_to("Zoe"), 0u);
}

// S2-25
TEST_P(AddClientsTest, are_added_into_a_group)
{
    auto const members = reached("Zoe") + ',' + reached("Yan") + ',' + reached("Xen");
    auto const answer = add(as_bob, members, "portal", R"(,"group":{"name":"Circle"})");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.at("/group/name"), "Circle");
    EXPECT_EQ(mails_to("Zoe") + mails_to("Yan") + mails_to("Xen"), 3u);
    auto const group = as_bob.get(path("/client-groups/" + answer.at("/group/id")));
    EXPECT_EQ(group.at("/member_count"), "3");
    EXPECT_EQ(group.at("/members/0/display_name"), "Xen Doe");
    EXPECT_EQ(names(as_bob, "?group=" + answer.at("/group/id") + "&q=yan"), "Yan pending");
    EXPECT_EQ(add(as_bob, reached("Wim"), "quiet", R"(,"group":{"name":"circle"})").problem(), "409 name_taken");
    EXPECT_EQ(names(as_bob, "?q=wim"), "");
    auto const more = R"(,"group":{"id":")" + answer.at("/group/id") + R"("})";
    EXPECT_EQ(add(as_bob, reached("Zoe"), "quiet", more).at("/items/0/outcome"), "mapped");
    EXPECT_EQ(add(as_cem, reached("Wim"), "quiet", more).problem(), "422 validation") << "none of his";
}

}
}
