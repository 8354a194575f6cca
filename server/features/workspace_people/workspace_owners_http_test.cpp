// Whose a workspace is when its owner goes, or can do nothing there any more (S2-27).

#include "support/in_rooms.h"

namespace kith::workspace_people {
namespace {

using tests::Browser;

class WorkspaceOwnersTest : public tests::InRooms {};
KITH_ON_BOTH_ENGINES(WorkspaceOwnersTest);

// S2-27: nobody but clients is left: it is archived, and uses up nothing of the account.
TEST_P(WorkspaceOwnersTest, do_not_count_without_a_user)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const room = made(as_bob, "Plans", R"("client:)" + zoe + '"');
    EXPECT_EQ(counted(), 1);
    EXPECT_EQ(as_bob.post(rooms(room + "/leave")).status, 204);
    EXPECT_EQ(tests::count(database(), "workspaces"), 1);
    EXPECT_EQ(counted(), 0);
    EXPECT_EQ(as_bob.remove(client(zoe)).status, 204);
    EXPECT_EQ(tests::count(database(), "workspaces") + counted(), 0);
}

// S2-27: all of its users are inactive: it is the first one's who comes back.
TEST_P(WorkspaceOwnersTest, find_an_owner_when_somebody_is_active_again)
{
    auto const room = made(as_bob, "Plans", ref(cem));
    for (auto const& user : { cem, bob })
        EXPECT_EQ(as_eve.patch(at(user), R"({"active":false})").status, 200);
    EXPECT_EQ(as_eve.patch(at(cem), R"({"active":true})").status, 200);
    auto as_cem_again = signed_in(cem);
    EXPECT_EQ(in(as_cem_again, room), "Bob Lee inactive, Cem Lee owner");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").status, 200);
    EXPECT_EQ(in(as_cem_again, room), "Bob Lee, Cem Lee owner") << "and stays that one's";
}

TEST_P(WorkspaceOwnersTest, are_handed_on_when_their_owners_time_is_over)
{
    auto const room = made(as_bob, "Plans", ref(cem));
    EXPECT_EQ(as_eve.patch(at(bob), ends("membership", 1h)).status, 200);
    clock.by(1h);
    end_overdue();
    EXPECT_EQ(in(as_cem, room), "Bob Lee inactive, Cem Lee owner");
}

// S2-27, RAC: the owner leaves, and who would follow him is made inactive at once: it is the third one's.
TEST_P(WorkspaceOwnersTest, never_stay_with_who_is_made_inactive_meanwhile)
{
    auto const dan = acme.joined("Dan");
    auto as_dan = signed_in(dan);
    for (int round = 0; round < 8; ++round) {
        auto const room = made(as_bob, "Plans", ref(cem));
        EXPECT_EQ(bring(as_bob, room, ref(dan)).at("/items/0/outcome"), "added");
        tests::in_parallel(2, 2, [&](int i) {
            return i ? as_eve.patch(at(cem), R"({"active":false})").status == 200
                     : as_bob.post(rooms(room + "/leave")).status == 204;
        });
        EXPECT_EQ(in(as_dan, room), "Cem Lee inactive, Dan Lee owner");
        EXPECT_EQ(as_eve.patch(at(cem), R"({"active":true})").status, 200);
    }
}

// S2-27, RAC: who leaves and who is handed it, at once: it always has an owner who is in it.
TEST_P(WorkspaceOwnersTest, always_have_an_owner_while_a_user_is_in_them)
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
TEST_P(WorkspaceOwnersTest, are_gone_when_all_leave_at_once)
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

// S2-27: owner removed, the next user owns it; deactivated, he is labelled and owns nothing.
TEST_P(WorkspaceOwnersTest, are_handed_on_when_their_owner_goes)
{
    auto const room = made(as_bob, "Plans", ref(cem));
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(in(as_cem, room), "Bob Lee inactive, Cem Lee owner");
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(in(as_cem, room), "Cem Lee owner");
    EXPECT_EQ(as_cem.post(rooms(room + "/leave")).status, 204);
    EXPECT_EQ(tests::count(database(), "workspaces"), 0) << "nobody is left";
}

}
}
