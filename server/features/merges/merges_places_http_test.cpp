// What is beside two clients who become one: their places in workspaces, when they end, and who answers for them.

#include "clients/clients.h"
#include "outsiders/outsiders.h"
#include "support/merging.h"
#include "workspaces/workspaces.h"

#include <gtest/gtest.h>

namespace kith::merges {
namespace {

using tests::Browser;

class MergedPlacesTest : public tests::Merging {
protected:
    ~MergedPlacesTest() override
    {
        EXPECT_EQ(acme.read([&](db::Transaction& tx) { return workspaces::check(tx, acme.account.id); }),
            std::vector<std::string> {});
        EXPECT_EQ(acme.read([&](db::Transaction& tx) { return outsiders::check(tx, acme.account.id); }),
            std::vector<std::string> {});
        EXPECT_EQ(acme.read([&](db::Transaction& tx) { return clients::check(tx, acme.account.id); }),
            std::vector<std::string> {});
    }

    std::string started(std::string const& members)
    {
        auto const made = as_bob.post(path("/workspaces"), R"({"name":"Plans","members":[)" + members + "]}");
        EXPECT_EQ(made.status, 201) << made.body;
        return path("/workspaces/" + made.at("/id"));
    }
    static std::string quoted(std::string const& ref) { return '"' + ref + '"'; }
    // "Bob Lee, Zoe Doe"
    std::string in(std::string const& room)
    {
        auto const shown = as_bob.get(room);
        std::string all;
        for (int i = 0; !shown.at(fmt::format("/members/{}/id", i)).empty(); ++i)
            all += (i == 0 ? "" : ", ") + shown.at(fmt::format("/members/{}/display_name", i));
        return shown.status == 200 ? all : shown.problem();
    }
    std::string keep = cliented(as_bob, "Zoe");
    std::string drop = cliented(as_bob, "Zoey");
};
KITH_ON_BOTH_ENGINES(MergedPlacesTest);

// B33: who is kept is where the other one was, and that one is again.
TEST_P(MergedPlacesTest, go_over_and_come_back)
{
    auto const one = started(quoted(drop));
    auto const both = started(quoted(keep) + ',' + quoted(drop));
    auto const shown = as_bob.post(path("/merges/preview"), pair(keep, drop));
    EXPECT_EQ(shown.at("/warnings"), R"(["workspaces_move"])");
    auto const seq = last_event();
    auto const id = merged(as_bob, keep, drop);
    EXPECT_EQ(in(one), "Bob Lee, Zoe Doe");
    EXPECT_EQ(in(both), "Bob Lee, Zoe Doe");
    EXPECT_EQ(events_after(seq), "workspace.member_left workspace.members_added workspace.member_left merge.made ");
    EXPECT_EQ(undo(as_bob, id).at("/missing"), "[]");
    EXPECT_EQ(in(one), "Bob Lee, Zoey Doe");
    EXPECT_EQ(in(both), "Bob Lee, Zoe Doe, Zoey Doe");
}

// What is gone meanwhile stays away; a room that he alone is left in lives on.
TEST_P(MergedPlacesTest, are_given_back_where_the_room_is_still_there)
{
    auto const room = started(quoted(drop));
    EXPECT_EQ(as_bob.post(room + "/leave").status, 204);
    auto const gone = started(quoted(drop));
    auto const id = merged(as_bob, keep, drop);
    EXPECT_EQ(as_bob.remove(gone + "/members/" + id_of(keep)).status, 204);
    EXPECT_EQ(as_bob.post(gone + "/leave").status, 204);
    EXPECT_EQ(undo(as_bob, id).at("/missing"), R"(["workspaces_gone"])");
    EXPECT_EQ(tests::count(database(), "workspaces"), 1);
    EXPECT_EQ(tests::count(database(), "workspace_members"), 1);
}

TEST_P(MergedPlacesTest, leave_the_end_and_the_sponsor_to_each)
{
    auto const end = R"({"valid_until":")" + to_text(wall_clock() + Days { 30 }) + R"("})";
    EXPECT_EQ(as_bob.patch(client(id_of(drop)), end).status, 200);
    auto const before = as_bob.get(client(id_of(drop)));
    auto const shown = as_bob.post(path("/merges/preview"), pair(keep, drop));
    EXPECT_EQ(shown.at("/warnings"), R"(["end_stays"])");
    auto const id = merged(as_bob, keep, drop);
    EXPECT_EQ(as_bob.get(client(id_of(keep))).at("/valid_until"), "null");
    EXPECT_EQ(tests::count(database(), "outsiders"), 1);
    EXPECT_EQ(undo(as_bob, id).status, 200);
    auto const back = as_bob.get(client(id_of(drop)));
    EXPECT_EQ(back.at("/valid_until"), before.at("/valid_until"));
    EXPECT_EQ(back.at("/sponsor/id"), bob.membership.text());
}

// Somebody has to answer for whoever comes back.
TEST_P(MergedPlacesTest, are_answered_for_by_who_undoes_where_the_sponsor_is_gone)
{
    auto const id = merged(as_bob, keep, drop);
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(undo(as_eve, id).at("/missing"), R"(["users_gone"])");
    EXPECT_EQ(as_eve.get(client(id_of(drop))).at("/sponsor/display_name"), "Eve Lee");
}

// Whoever finds no room in a group leaves nothing in it.
TEST_P(MergedPlacesTest, leave_a_full_group_as_it_was)
{
    std::string file = "first_name,last_name,email\n";
    for (int i = 2; i < client_groups::most_members; ++i)
        file += fmt::format("Many,Doe,m{}@many.test\n", i);
    clients::NewClients many;
    many.delivery = clients::Delivery::Quiet;
    many.group = clients::IntoGroup { {}, client_groups::GroupName::parse("Fair").value() };
    acme.write([&](db::Transaction& tx) {
        return clients::import(tx, bob, contact_files::read_csv(file).value(), many, clients::Mode::CarryOut);
    });
    auto const group = client_groups::GroupId::from_text(as_bob.get(path("/client-groups")).at("/items/0/id"));
    auto put = [&](std::string const& ref) {
        auto const put = acme.write([&](db::Transaction& tx) {
            return client_groups::add(
                tx, bob, client_groups::get(tx, bob, group).value(), MembershipId::from_text(id_of(ref)));
        });
        EXPECT_TRUE(put.has_value());
    };
    put(keep);
    put(drop);
    auto const id = merged(as_bob, keep, drop);
    put(cliented(as_bob, "Una"));
    EXPECT_EQ(undo(as_bob, id).at("/missing"), R"(["groups_gone"])");
    EXPECT_EQ(tests::count(database(), "client_group_members"), client_groups::most_members);
}

}
}
