// Workspaces: who is in them, who brings in others, and what ends a place (S2-04, S2-06, S2-10, S2-17, S2-22, S2-27,
// S2-29).

#include "support/parallel.h"
#include "support/serving_by_api.h"
#include "workspaces/workspaces.h"

#include <gtest/gtest.h>

namespace kith::workspace_people {
namespace {

using tests::Browser;

class WorkspacesTest : public tests::Serving {
protected:
    ~WorkspacesTest() override
    {
        EXPECT_EQ(acme.read([&](db::Transaction& tx) { return workspaces::check(tx, acme.account.id); }),
            std::vector<std::string> {});
    }

    std::string rooms(std::string const& more = "") const { return path("/workspaces" + more); }
    static std::string ref(Actor const& user) { return R"("internal:)" + user.membership.text() + '"'; }
    tests::Answer start(
        Browser& browser, std::string const& name, std::string const& members = "", std::string const& more = "")
    {
        return browser.post(rooms(), R"({"name":")" + name + R"(","members":[)" + members + ']' + more + '}');
    }
    // "/<id>"
    std::string made(Browser& browser, std::string const& name, std::string const& members = "")
    {
        auto const answer = start(browser, name, members);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return '/' + answer.at("/id");
    }
    tests::Answer bring(Browser& browser, std::string const& room, std::string const& member)
    {
        return browser.post(rooms(room + "/members"), R"({"members":[)" + member + "]}");
    }
    // "Bob Lee owner, Cem Lee, Zoe Doe quiet"
    static std::string members(tests::Answer const& room)
    {
        std::string all;
        for (int i = 0; !room.at(fmt::format("/members/{}/id", i)).empty(); ++i) {
            auto const at = fmt::format("/members/{}/", i);
            auto const state = room.at(at + "state");
            all += (i == 0 ? "" : ", ") + room.at(at + "display_name") +
                (room.at(at + "is_owner") == "true" ? " owner" : "") + (state == "active" ? "" : ' ' + state);
        }
        return room.status < 300 ? all : room.problem();
    }
    std::string in(Browser& browser, std::string const& room) { return members(browser.get(rooms(room))); }
    std::string listed(Browser& browser, std::string const& query = "")
    {
        auto const page = browser.get(rooms(query));
        std::string all;
        for (int i = 0; !page.at(fmt::format("/items/{}/id", i)).empty(); ++i)
            all += page.at(fmt::format("/items/{}/name", i)) + ' ' + page.at(fmt::format("/items/{}/member_count", i)) +
                ';';
        return page.status == 200 ? all : page.problem();
    }
    std::string invite(std::string const& first_name, std::string const& workspace)
    {
        auto const answer = add(as_bob, reached(first_name), "workspace", R"(,"workspace":)" + workspace);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.at("/items/0/outcome") + ' ' + answer.at("/items/0/client/state");
    }
};
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

// S2-27: owner removed, the next user owns it; deactivated, he is labelled and owns nothing.
TEST_P(WorkspacesTest, are_handed_on_when_their_owner_goes)
{
    auto const room = made(as_bob, "Plans", ref(cem));
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(in(as_cem, room), "Bob Lee inactive, Cem Lee owner");
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(in(as_cem, room), "Cem Lee owner");
    EXPECT_EQ(as_cem.post(rooms(room + "/leave")).status, 204);
    EXPECT_EQ(tests::count(database(), "workspaces"), 0) << "nobody is left";
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

// S2-27, RAC: who leaves and who is handed it, at once: it always has an owner who is in it.
TEST_P(WorkspacesTest, always_have_an_owner_while_a_user_is_in_them)
{
    for (int round = 0; round < 8; ++round) {
        auto const room = made(as_bob, "Plans", ref(cem));
        std::vector<Browser> browsers { as_bob, as_cem };
        tests::in_parallel(2, 2, [&](int i) {
            return i ? as_cem.post(rooms(room + "/leave")).status == 204
                     : as_bob.patch(rooms(room), R"({"owner":")" + cem.membership.text() + "\"}").status == 200;
        });
        EXPECT_EQ(in(as_bob, room), "Bob Lee owner");
    }
}

// RAC: both leave at once: it is gone, with all of its rows.
TEST_P(WorkspacesTest, are_gone_when_all_leave_at_once)
{
    for (int round = 0; round < 8; ++round) {
        auto const room = made(as_bob, "Plans", ref(cem));
        std::vector<Browser> browsers { as_bob, as_cem };
        EXPECT_EQ(tests::in_parallel(2, 2,
                      [&](int i) {
                          auto const one = static_cast<std::size_t>(i);
                          return browsers[one].post(rooms(room + "/leave")).status == 204;
                      }),
            2);
        EXPECT_EQ(tests::count(database(), "workspaces") + tests::count(database(), "workspace_members"), 0);
    }
}

}
}
