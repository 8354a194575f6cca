// Workspaces that people of another account share (S2-27): Bob of Acme brings in Zoe of Beta.

#include "support/connecting.h"
#include "support/parallel.h"
#include "workspaces/workspaces.h"

namespace kith::workspace_people {
namespace {

class SharedWorkspacesTest : public tests::Connecting {
protected:
    ~SharedWorkspacesTest() override
    {
        for (auto* business : { &acme, &beta })
            EXPECT_EQ(business->read([&](db::Transaction& tx) { return workspaces::check(tx, business->account.id); }),
                std::vector<std::string> {});
    }

    std::string made(std::string const& connection)
    {
        auto const answer =
            as_bob.post(acme_path("/workspaces"), R"({"name":"Joint","members":["connection:)" + connection + R"("]})");
        EXPECT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer.at("/results/0/outcome"), "added") << answer.body;
        return answer.at("/id");
    }
    std::string seen(std::string const& room)
    {
        auto const answer = as_zoe.get(beta_path("/workspaces/" + room));
        return answer.status == 200 ? answer.at("/name") : answer.problem();
    }
};
KITH_ON_BOTH_ENGINES(SharedWorkspacesTest);

TEST_P(SharedWorkspacesTest, are_read_below_ones_own_account)
{
    auto const room = made(connected());
    auto const shown = as_zoe.get(beta_path("/workspaces/" + room));
    EXPECT_EQ(shown.at("/host") + ' ' + shown.at("/owner/display_name"), "Acme Bob Lee");
    EXPECT_EQ(shown.at("/members/1/display_name") + ' ' + shown.at("/members/1/company"), "Zoe Lee Beta");
    EXPECT_EQ(as_bob.get(acme_path("/workspaces/" + room)).at("/shared_with/0"), "Beta");
    EXPECT_EQ(as_zoe.get(beta_path("/workspaces")).at("/items/0/member_count"), "2");
    EXPECT_EQ(as_zoe.get(acme_path("/workspaces/" + room)).problem(), "404 not_found") << "by her own URL alone";
    for (auto const* door : { "", "/members" })
        EXPECT_EQ(as_zoe.post(beta_path("/workspaces/" + room + door), R"({"members":[]})").status >= 400, true);
    EXPECT_EQ(as_zoe.patch(beta_path("/workspaces/" + room), R"({"name":"Mine"})").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.patch(acme_path("/workspaces/" + room), R"({"name":"Ours"})").status, 200);
    EXPECT_EQ(seen(room), "Ours");
    EXPECT_EQ(as_zoe.post(beta_path("/workspaces/" + room + "/leave")).status, 204);
    EXPECT_EQ(as_bob.get(acme_path("/workspaces/" + room)).at("/member_count"), "1");
}

// The moment the connection ends, is blocked, or is no more for writing to each other.
TEST_P(SharedWorkspacesTest, are_lost_with_the_connection)
{
    auto const first = connected();
    auto room = made(first);
    EXPECT_EQ(seen(room), "Joint");
    EXPECT_EQ(as_bob.remove(at_acme(first)).status, 204);
    EXPECT_EQ(seen(room), "404 not_found");
    EXPECT_EQ(as_bob.get(acme_path("/workspaces/" + room)).at("/member_count"), "1");
    auto const second = connected();
    room = made(second);
    EXPECT_EQ(as_bob.patch(at_acme(second), R"({"scopes":["see"]})").status, 200);
    EXPECT_EQ(seen(room), "404 not_found");
    EXPECT_EQ(as_zoe.remove(at_beta(second)).status, 204);
    auto const third = connected();
    room = made(third);
    EXPECT_EQ(as_zoe.post(at_beta(third, "/block")).status, 200);
    EXPECT_EQ(seen(room), "404 not_found");
    EXPECT_EQ(tests::count(database(), "workspace_members"), 3) << "Bob's own";
}

TEST_P(SharedWorkspacesTest, are_lost_by_who_leaves_his_account)
{
    auto const room = made(connected());
    beta.joined("Ida", tests::administrator);
    tests::Browser as_ida { api };
    as_ida.log_in("ida@beta.test");
    EXPECT_EQ(as_ida.remove(beta_path("/users/" + zoe.membership.text())).status, 204);
    EXPECT_EQ(as_bob.get(acme_path("/workspaces/" + room)).at("/member_count"), "1");
    EXPECT_EQ(tests::count(database(), "workspace_members"), 1);
}

// S2-27: what brings somebody in is what keeps him there: a colleague's connection does not.
TEST_P(SharedWorkspacesTest, are_not_opened_by_a_colleagues_connection)
{
    auto const id = connected(R"(,"share_with_colleagues":true)");
    auto const answer =
        as_eve.post(acme_path("/workspaces"), R"({"name":"Joint","members":["connection:)" + id + R"("]})");
    EXPECT_EQ(answer.at("/results/0/reason"), "not_found") << answer.body;
    EXPECT_EQ(seen(answer.at("/id")), "404 not_found");
    auto const overview = as_eve.get(acme_path("/contacts/connection:" + id));
    EXPECT_EQ(overview.at("/shared_by"), "Bob Lee");
    EXPECT_FALSE(overview.body.contains(R"({"action":"workspace","allowed":true)")) << overview.body;
}

// How its clients and colleagues stand with the host is the host's to know.
TEST_P(SharedWorkspacesTest, do_not_say_to_others_who_is_active)
{
    auto const room = made(connected());
    auto const yan = as_bob.post(acme_path("/clients"),
        R"({"members":[{"first_name":"Yan","last_name":"Doe","email":"yan@elsewhere.test"}],"delivery":"quiet"})");
    auto const members = R"({"members":["client:)" + yan.at("/items/0/client/id") + R"("]})";
    EXPECT_EQ(as_bob.post(acme_path("/workspaces/" + room + "/members"), members).status, 200);
    auto const to_bob = as_bob.get(acme_path("/workspaces/" + room));
    EXPECT_EQ(to_bob.at("/members/1/display_name") + ' ' + to_bob.at("/members/1/state"), "Yan Doe quiet");
    auto const to_zoe = as_zoe.get(beta_path("/workspaces/" + room));
    EXPECT_EQ(to_zoe.at("/members/1/display_name") + ' ' + to_zoe.at("/members/1/state"), "Yan Doe null");
    beta.joined("Ida", tests::administrator);
    tests::Browser as_ida { api };
    as_ida.log_in("ida@beta.test");
    EXPECT_EQ(as_ida.patch(beta_path("/users/" + zoe.membership.text()), R"({"active":false})").status, 200);
    EXPECT_EQ(as_bob.get(acme_path("/workspaces/" + room)).at("/members/2/state"), "inactive") << "is labeled";
}

// RAC: brought in and disconnected at once: whichever comes first, nothing of it is left.
TEST_P(SharedWorkspacesTest, never_keep_somebody_whose_connection_ends_meanwhile)
{
    for (int round = 0; round < 6; ++round) {
        auto const id = connected();
        auto const room = as_bob.post(acme_path("/workspaces"), R"({"name":"Joint"})").at("/id");
        auto other = as_bob;
        tests::in_parallel(2, 2, [&](int i) {
            return i
                ? as_bob.post(acme_path("/workspaces/" + room + "/members"),
                            R"({"members":["connection:)" + id + R"("]})")
                        .status == 200
                : other.remove(at_acme(id)).status == 204;
        });
        EXPECT_EQ(as_bob.get(acme_path("/workspaces/" + room)).at("/member_count"), "1");
        EXPECT_EQ(seen(room), "404 not_found");
    }
}

}
}
