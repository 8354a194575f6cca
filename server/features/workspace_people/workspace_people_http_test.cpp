// Workspaces: who is in them, who brings in others, and what they see of them (S2-04, S2-06, S2-10, S2-17, S2-22,
// S2-27, S2-29).

#include "support/in_rooms.h"

namespace kith::workspace_people {
namespace {

using tests::Browser;

class WorkspacesTest : public tests::InRooms {};
KITH_ON_BOTH_ENGINES(WorkspacesTest);

// S2-27
TEST_P(WorkspacesTest, are_started_with_members)
{
    auto const room = made(as_bob, "Plans", ref(cem));
    EXPECT_EQ(in(as_bob, room), "Bob Lee owner, Cem Lee");
    EXPECT_EQ(in(as_cem, room), "Bob Lee owner, Cem Lee");
    EXPECT_EQ(listed(as_cem), "Plans 2;");
    EXPECT_EQ(in(as_eve, room), "404 not_found") << "whoever runs the account is not in it";
    EXPECT_EQ(listed(as_eve), "");
    EXPECT_EQ(start(as_bob, "").problem(), "422 validation");
}

// Who cannot be brought in is left out, and said.
TEST_P(WorkspacesTest, answer_for_each_who_is_brought_in)
{
    auto const zoe = added(as_cem, "Zoe");
    auto const answer = start(as_bob, "Plans", ref(cem) + R"(,"client:)" + zoe + R"(","internal:nobody","team:x")");
    EXPECT_EQ(answer.at("/results/0/outcome"), "added");
    for (int i = 1; i < 4; ++i)
        EXPECT_EQ(answer.at(fmt::format("/results/{}/reason", i)), "not_found") << i;
    EXPECT_EQ(bring(as_cem, '/' + answer.at("/id"), ref(bob)).at("/items/0/outcome"), "already");
    EXPECT_EQ(bring(as_cem, '/' + answer.at("/id"), R"("client:)" + zoe + '"').at("/items/0/outcome"), "added");
    EXPECT_EQ(members(as_bob.get(rooms('/' + answer.at("/id")))), "Bob Lee owner, Cem Lee, Zoe Doe quiet");
}

// S2-27: the owner alone renames, archives and takes out; whoever is in it brings in others, and leaves.
TEST_P(WorkspacesTest, are_the_owners)
{
    auto const room = made(as_bob, "Plans", ref(cem));
    EXPECT_EQ(as_cem.patch(rooms(room), R"({"name":"Mine"})").problem(), "403 forbidden");
    EXPECT_EQ(as_cem.remove(rooms(room + "/members/" + bob.membership.text())).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.patch(rooms(room), R"({"name":"Ours","archived":true})").at("/name"), "Ours");
    EXPECT_EQ(bring(as_bob, room, ref(cem)).problem(), "409 wrong_state") << "archived";
    EXPECT_EQ(listed(as_bob, "?archived=false") + listed(as_bob, "?archived=true"), "Ours 2;");
    EXPECT_EQ(as_bob.patch(rooms(room), R"({"archived":false,"owner":")" + cem.membership.text() + "\"}").status, 200);
    EXPECT_EQ(in(as_bob, room), "Bob Lee, Cem Lee owner");
    EXPECT_EQ(as_bob.patch(rooms(room), R"({"name":"Mine"})").problem(), "403 forbidden") << "is another one's now";
    EXPECT_EQ(as_cem.remove(rooms(room + "/members/" + bob.membership.text())).status, 204);
    EXPECT_EQ(in(as_bob, room), "404 not_found");
}

// S2-10, S2-06: whoever is in the group, and those that were started for it are found again.
TEST_P(WorkspacesTest, are_started_for_a_client_group)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const group =
        as_bob.post(path("/client-groups"), R"({"name":"Circle","members":[")" + zoe + R"("]})").at("/id");
    auto const from = R"(,"from":"client_group:)" + group + '"';
    auto const room = start(as_bob, "Circle", "", from);
    EXPECT_EQ(members(as_bob.get(rooms('/' + room.at("/id")))), "Bob Lee owner, Zoe Doe quiet");
    EXPECT_EQ(listed(as_bob, "?from=client_group:" + group), "Circle 2;");
    EXPECT_EQ(start(as_cem, "Circle", "", from).problem(), "422 validation") << "is no group of his";
}

// S2-22: new, existing, not one's own; the link opens it.
TEST_P(WorkspacesTest, clients_are_invited_into_them)
{
    EXPECT_EQ(invite("Zoe", R"({"name":"Plans"})"), "invited pending");
    auto const id = as_bob.get(rooms()).at("/items/0/id");
    auto const room = R"({"id":")" + id + R"("})";
    EXPECT_EQ(in(as_bob, '/' + id), "Bob Lee owner, Zoe Doe pending");
    Browser zoe { api };
    EXPECT_EQ(zoe.get(link_to("Zoe")).at("/workspace/name"), "Plans");
    auto const accepted = accept(zoe, "Zoe");
    EXPECT_EQ(accepted.at("/workspace"), id) << accepted.body;
    EXPECT_EQ(zoe.get(path("/portal")).at("/workspaces/0/name"), "Plans");
    EXPECT_EQ(members(zoe.get(path("/portal/workspaces/" + id))), "Bob Lee owner, Zoe Doe");
    EXPECT_EQ(zoe.get(rooms('/' + id)).problem(), "403 forbidden");
    EXPECT_EQ(zoe.patch(rooms('/' + id), R"({"name":"Mine"})").problem(), "403 forbidden");
    auto const other = made(as_bob, "Other");
    EXPECT_EQ(invite("Zoe", R"({"id":")" + other.substr(1) + R"("})"), "mapped active") << "is here already";
    EXPECT_EQ(mails_to("Zoe"), 2u) << "the invitation, and a notice";
    EXPECT_EQ(zoe.get(path("/portal")).at("/workspaces/1/name"), "Plans");
    EXPECT_EQ(add(as_cem, reached("Yan"), "workspace", R"(,"workspace":)" + room).problem(), "403 forbidden");
    EXPECT_EQ(add(as_bob, reached("Yan"), "workspace", R"(,"workspace":{"name":""})").problem(), "422 validation");
    EXPECT_EQ(add(as_bob, reached("Yan"), "workspace").problem(), "422 validation");
    EXPECT_EQ(add(as_bob, reached("Yan"), "portal", R"(,"workspace":)" + room).problem(), "422 validation");
    EXPECT_EQ(zoe.post(path("/portal/workspaces/" + id + "/leave")).status, 204);
    EXPECT_EQ(zoe.get(path("/portal/workspaces/" + id)).problem(), "404 not_found");
}

// S2-27: a client who is removed leaves his workspaces.
TEST_P(WorkspacesTest, lose_a_client_who_is_removed)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const room = made(as_bob, "Plans", R"("client:)" + zoe + '"');
    EXPECT_EQ(as_bob.remove(client(zoe)).status, 204);
    EXPECT_EQ(in(as_bob, room), "Bob Lee owner");
}

// S2-17: those of both, and never one that only the other is in.
TEST_P(WorkspacesTest, in_common_are_shown_with_a_contact)
{
    made(as_bob, "Both", ref(cem));
    made(as_cem, "Alone");
    auto const overview = as_bob.get(path("/contacts/internal:" + cem.membership.text()));
    EXPECT_EQ(overview.at("/workspaces/0/name"), "Both") << overview.body;
    EXPECT_EQ(overview.at("/workspaces/1/name"), "");
}

// S2-22: who is taken out before he has accepted is told nothing more of the room.
TEST_P(WorkspacesTest, are_not_named_to_who_is_out_of_them)
{
    EXPECT_EQ(invite("Zoe", R"({"name":"Plans"})"), "invited pending");
    auto const room = '/' + as_bob.get(rooms()).at("/items/0/id");
    Browser zoe { api };
    EXPECT_EQ(zoe.get(link_to("Zoe")).at("/workspace/name"), "Plans");
    auto const id = as_bob.get(clients()).at("/items/0/id");
    EXPECT_EQ(as_bob.remove(rooms(room + "/members/" + id)).status, 204);
    EXPECT_EQ(zoe.get(link_to("Zoe")).at("/workspace"), "null");
}

// API: what is shown has a version, and a member who accepts is shown.
TEST_P(WorkspacesTest, have_another_version_when_a_member_changes)
{
    EXPECT_EQ(invite("Zoe", R"({"name":"Plans"})"), "invited pending");
    auto const room = '/' + as_bob.get(rooms()).at("/items/0/id");
    auto const before = as_bob.get(rooms(room)).header("ETag");
    EXPECT_EQ(as_bob.get(rooms(room)).header("ETag"), before);
    Browser zoe { api };
    EXPECT_EQ(accept(zoe, "Zoe").status, 201);
    EXPECT_NE(as_bob.get(rooms(room)).header("ETag"), before);
}

// What a token may is of users: with one of a client nothing of a room is open.
TEST_P(WorkspacesTest, are_closed_to_tokens_with_scopes_of_a_client)
{
    EXPECT_EQ(invite("Zoe", R"({"name":"Plans"})"), "invited pending");
    auto const room = path("/portal/workspaces/" + as_bob.get(rooms()).at("/items/0/id"));
    Browser zoe { api };
    EXPECT_EQ(accept(zoe, "Zoe", R"(,"password":"purple lantern drifts north")").status, 201);
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(zoe, R"(,"scopes":[])"));
    EXPECT_EQ(script.get(room).problem(), "403 forbidden");
    EXPECT_EQ(script.post(room + "/leave").problem(), "403 forbidden");
    EXPECT_EQ(zoe.get(room).status, 200);
}

// A client is told a few times in a day, and one user tells so many.
TEST_P(WorkspacesTest, are_mailed_of_within_limits)
{
    auto const id = added(as_bob, "Zoe", "portal");
    Browser zoe { api };
    EXPECT_EQ(accept(zoe, "Zoe").status, 201);
    auto const ref = R"("client:)" + id + '"';
    auto const before = mails_to("Zoe");
    for (int i = 0; i < workspaces::most_notices + 1; ++i)
        made(as_bob, "Plans", ref);
    EXPECT_EQ(mails_to("Zoe"), before + workspaces::most_notices);
    clock.by(Days { 1 } + 1h);
    acme.write([&](db::Transaction& tx) {
        for (int i = 0; i < workspaces::most_notices_sent; ++i)
            mail::queue(tx,
                { acme.account.id, tests::address("yan@elsewhere.test"), "Yan", "Hello", "Hello", "",
                    "workspace:" + bob.membership.text() });
        return Result<void> {};
    });
    as_bob.log_in("bob@acme.test");
    made(as_bob, "Plans", ref);
    EXPECT_EQ(mails_to("Zoe"), before + workspaces::most_notices) << "he has told enough people today";
}

}
}
