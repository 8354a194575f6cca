// Who is in a team, as teams, users and invitations tell it (C-19, S1-04, S1-24).

#include "support/teaming.h"

#include <gtest/gtest.h>

namespace kith::teams {
namespace {

class TeamMembersTest : public tests::Teaming {
protected:
    void SetUp() override
    {
        Teaming::SetUp();
        sales = made(as_eve, "Sales");
        support = made(as_eve, "Support");
    }

    Actor cem = acme.joined("Cem");
    std::string sales;
    std::string support;

    static std::string ids(std::vector<std::string> const& all)
    {
        std::string text;
        for (auto const& id : all)
            text += (text.empty() ? "\"" : ",\"") + id + '"';
        return '[' + text + ']';
    }
    tests::Answer put(Actor const& user, std::vector<std::string> const& teams)
    {
        return as_eve.patch(at(user), R"({"teams":)" + ids(teams) + '}');
    }
    tests::Answer invite(std::string const& first_name, std::vector<std::string> const& teams)
    {
        return as_eve.post(path("/invitations"),
            fmt::format(
                R"({{"kind":"internal","first_name":"{0}","last_name":"Lee","email":"{0}@acme.test","teams":{1}}})",
                first_name, ids(teams)));
    }
    Actor accepted(tests::Answer const& invited)
    {
        auto const id = InvitationId::from_text(invited.at("/id"));
        auto const invitation =
            acme.read([&](db::Transaction& tx) { return invitations::find(tx, acme.account.id, id); });
        return acme.actor_of(acme.accepted(*invitation).value());
    }
};
KITH_ON_BOTH_ENGINES(TeamMembersTest);

TEST_P(TeamMembersTest, are_put_and_taken_once)
{
    auto const before = last_event();
    EXPECT_EQ(add(as_eve, sales, bob).at("/display_name"), "Bob Lee");
    EXPECT_EQ(add(as_eve, sales, bob).status, 200);
    EXPECT_EQ(events_after(before), "team.member_added ");
    EXPECT_EQ(members(sales), "Bob, Eve");
    EXPECT_EQ(withdraw(as_eve, sales, bob).status, 204);
    EXPECT_EQ(withdraw(as_eve, sales, bob).status, 204);
    EXPECT_EQ(events_after(before), "team.member_added team.member_removed ");
    EXPECT_EQ(members(sales), "Eve");
    auto const nobody = as_eve.send(http::Method::Put, team(sales, "/members/" + make_uuid()), "");
    EXPECT_EQ(nobody.problem(), "404 not_found");
    EXPECT_EQ(as_eve.remove(team(sales, "/members/" + make_uuid())).problem(), "404 not_found");
}

// Somebody of another account is nobody here.
TEST_P(TeamMembersTest, are_of_the_account)
{
    auto bolt = tests::founded(database(), "Bolt");
    EXPECT_EQ(add(as_eve, sales, bolt.ann).problem(), "404 not_found");
    tests::Browser as_bolt { api };
    as_bolt.log_in("ann@bolt.test");
    auto const theirs =
        as_bolt.post("/api/v1/accounts/" + bolt.account.id.text() + "/teams", R"({"name":"Sales"})").at("/id");
    EXPECT_EQ(put(bob, { theirs }).problem(), "422 validation");
    EXPECT_EQ(as_eve.get(team(theirs)).problem(), "404 not_found");
}

// Inactive people stay listed as such, and count apart.
TEST_P(TeamMembersTest, who_are_inactive_count_apart)
{
    add(as_eve, sales, bob);
    add(as_eve, sales, cem);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(size(sales), "2 active, 1 inactive");
    EXPECT_EQ(members(sales), "Bob, Cem, Eve");
    EXPECT_EQ(as_eve.get(team(sales, "/members?q=bob")).at("/items/0/state"), "inactive");
    EXPECT_EQ(as_eve.get(path("/users?team=" + sales + "&total=true")).at("/total"), "2");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").status, 200);
    EXPECT_EQ(size(sales), "3 active, 0 inactive");
}

// Whoever is removed is in no team, leads none, and comes back without.
TEST_P(TeamMembersTest, who_are_removed_leave)
{
    add(as_eve, sales, bob);
    add(as_eve, support, bob);
    as_eve.patch(team(sales), R"({"leader":")" + bob.membership.text() + R"("})");
    auto const before = last_event();
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(events_after(before), "team.member_removed team.member_removed membership.removed ");
    EXPECT_EQ(as_eve.get(team(sales)).at("/leader"), "null");
    EXPECT_EQ(size(sales), "1 active, 0 inactive");
    EXPECT_EQ(add(as_eve, sales, bob).problem(), "404 not_found");
    acme.joined("Bob");
    EXPECT_EQ(members(sales), "Eve");
}

// A new name is where lists look for it.
TEST_P(TeamMembersTest, are_listed_by_the_names_they_have)
{
    for (auto const& user : { bob, cem })
        add(as_eve, sales, user);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"first_name":"Zoltan"})").status, 200);
    EXPECT_EQ(as_eve.patch(at(cem), R"({"roles":["administrator"]})").status, 200);
    EXPECT_EQ(members(sales), "Cem, Eve, Zoltan");
    EXPECT_EQ(names(as_eve.get(path("/users?team=" + sales)), "first_name"), "Cem, Eve, Zoltan");
    EXPECT_EQ(names(as_eve.get(path("/users?role=administrator&team=" + sales)), "first_name"), "Cem, Eve");
    EXPECT_EQ(names(as_eve.get(path("/users?sort=-created_at&q=lee&team=" + sales)), "first_name"), "Cem, Zoltan, Eve");
    EXPECT_EQ(names(as_eve.get(team(sales, "/candidates")), "first_name"), "Ann");
    EXPECT_EQ(as_eve.get(path("/users?team=x")).problem(), "400 malformed");
}

// S4-21: the teams of a user, as a set.
TEST_P(TeamMembersTest, have_the_teams_that_are_said)
{
    auto const before = last_event();
    auto const changed = put(bob, { support, sales, sales });
    EXPECT_EQ(names(changed, "name", "/teams"), "Sales, Support");
    EXPECT_EQ(changed.header("ETag"), as_eve.get(at(bob)).header("ETag"));
    EXPECT_EQ(names(put(bob, { support }), "name", "/teams"), "Support");
    EXPECT_EQ(events_after(before), "team.member_added team.member_added team.member_removed ");
    auto const both = as_eve.patch(at(bob), R"({"job_title":"Pilot","teams":[]})");
    EXPECT_EQ(both.at("/job_title"), "Pilot");
    EXPECT_EQ(teams_of(bob), "");
    for (auto const* bad : { R"(["x"])", R"([""])", R"("sales")" })
        EXPECT_EQ(as_eve.patch(at(bob), std::string { R"({"teams":)" } + bad + '}').problem(), "422 validation");
    EXPECT_EQ(put(bob, { make_uuid() }).at("/errors/0/field"), "teams");
    auto const zoe = as_eve.post(path("/users"), new_user("Zoe", R"(,"teams":)" + ids({ sales })));
    EXPECT_EQ(names(zoe, "name", "/teams"), "Sales");
    EXPECT_EQ(names(as_eve.get(path("/users?q=zoe")), "name", "/items/0/teams"), "Sales");
}

// TEN-20
TEST_P(TeamMembersTest, are_not_changed_unseen)
{
    auto const etag = as_eve.get(at(bob)).header("ETag");
    add(as_eve, sales, bob);
    as_eve.headers = { { "if-match", etag } };
    EXPECT_EQ(put(bob, { support }).problem(), "412 stale");
    EXPECT_EQ(teams_of(bob), "Sales");
}

TEST_P(TeamMembersTest, are_in_a_hundred_teams_at_most)
{
    std::vector<std::string> all;
    acme.write([&](db::Transaction& tx) {
        for (int i = 0; i < most_of_member; ++i) {
            auto const made = create(tx, acme.ann, { TeamName::stored("Team " + std::to_string(i)), Color::Blue });
            all.push_back(made.value().id.text());
        }
    });
    EXPECT_EQ(tests::code(acme.write([&](db::Transaction& tx) {
        return create(tx, acme.ann, { TeamName::stored("One more"), Color::Blue });
    })),
        "in_too_many_teams");
    EXPECT_EQ(put(bob, all).status, 200);
    EXPECT_EQ(add(as_eve, sales, bob).problem(), "409 in_too_many_teams");
    all.push_back(sales);
    EXPECT_EQ(put(bob, all).problem(), "422 validation");
    EXPECT_EQ(invite("zoe", all).problem(), "422 validation");
}

// S1-24, S1-04: the teams of an invitation are those of the new member.
TEST_P(TeamMembersTest, come_by_invitations)
{
    auto const zoe = invite("zoe", { sales, support });
    EXPECT_EQ(zoe.status, 201) << zoe.body;
    EXPECT_EQ(names(zoe, "name", "/teams"), "Sales, Support");
    EXPECT_EQ(members(sales), "Eve") << "not before he accepts";
    auto const before = last_event();
    auto const actor = accepted(zoe);
    EXPECT_EQ(teams_of(actor), "Sales, Support");
    EXPECT_EQ(names(as_eve.get(path("/invitations/" + zoe.at("/id"))), "name", "/teams"), "Sales, Support");
    EXPECT_EQ(events_after(before), "membership.joined invitation.accepted team.member_added team.member_added ");
}

// S1-24: what is gone meanwhile is left out.
TEST_P(TeamMembersTest, come_without_teams_that_are_gone)
{
    auto const zoe = invite("zoe", { sales, support });
    as_eve.remove(team(sales));
    EXPECT_EQ(names(as_eve.get(path("/invitations/" + zoe.at("/id"))), "name", "/teams"), "Support");
    EXPECT_EQ(teams_of(accepted(zoe)), "Support");
}

// S1-24: an inviter gives what he can give when it is taken.
TEST_P(TeamMembersTest, come_without_what_the_inviter_lost)
{
    auto as_cem = signed_in(cem);
    auto const own = made(as_cem, "Own");
    auto const body = [&](std::string const& id) {
        return R"({"kind":"internal","first_name":"Zoe","last_name":"Lee","email":"zoe@acme.test","teams":)" +
            ids({ id }) + '}';
    };
    auto const refused = as_cem.post(path("/invitations"), body(sales));
    EXPECT_EQ(refused.problem(), "403 forbidden");
    EXPECT_EQ(refused.at("/errors/0/field"), "teams");
    auto const zoe = as_cem.post(path("/invitations"), body(own));
    EXPECT_EQ(zoe.status, 201) << zoe.body;
    as_eve.post(path("/invitations/" + zoe.at("/id") + "/approve"));
    EXPECT_EQ(as_eve.patch(at(cem), R"({"active":false})").status, 200);
    EXPECT_EQ(teams_of(accepted(zoe)), "");
}

// S1-04: several are invited as one team; who waits for a yes is in it when he gets it.
TEST_P(TeamMembersTest, come_in_batches)
{
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"auto_signup":false})").status, 200);
    auto const row = [&](std::string const& name) {
        return fmt::format(
                   R"({{"name":"{0} Lee","email":"{0}@acme.test","roles":["user"],"licenses":["voice"],"teams":)",
                   name) +
            ids({ sales }) + '}';
    };
    auto const sent = as_eve.post(
        path("/invitations/batch"), R"({"rows":[)" + row("zoe") + ',' + row("yan") + ',' + row("xen") + "]}");
    EXPECT_EQ(sent.status, 201) << sent.body;
    for (int i = 0; i < 3; ++i) {
        auto const id = InvitationId::from_text(sent.at(fmt::format("/items/{}/id", i)));
        acme.accepted(*acme.read([&](db::Transaction& tx) { return invitations::find(tx, acme.account.id, id); }))
            .value();
    }
    EXPECT_EQ(size(sales), "4 active, 0 inactive");
    auto const bad = as_eve.post(path("/invitations/batch"),
        R"({"rows":[{"name":"Uma Lee","email":"uma@acme.test","roles":["user"],"licenses":["voice"],"teams":["x"]}]})");
    EXPECT_EQ(bad.at("/errors/0/field"), "teams");
    EXPECT_EQ(bad.at("/errors/0/row"), "1");
}

}
}
