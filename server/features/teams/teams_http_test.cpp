// Teams: who makes them, who sees them, who changes them (C-19, S2-26).

#include "support/teaming.h"

#include <gtest/gtest.h>

namespace kith::teams {
namespace {

class TeamsTest : public tests::Teaming {
protected:
    // The whole list, page after page.
    std::string paged(tests::Browser& browser, std::string const& query)
    {
        std::string all, cursor;
        do {
            auto const page = browser.get(path("/teams?limit=2" + query + cursor));
            EXPECT_EQ(page.status, 200) << page.body;
            all += (all.empty() ? "" : ", ") + names(page);
            cursor = page.at("/next_cursor") == "null" ? "" : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.empty());
        return all;
    }
    void set_total(int teams)
    {
        acme.write([&](db::Transaction& tx) {
            EXPECT_EQ(
                tx.run("update totals set total = $2 where account_id = $1 and what = 'teams'", acme.account.id, teams),
                1);
        });
    }

    tests::Browser as_bob = signed_in(bob);
    Actor cem = acme.joined("Cem");
    tests::Browser as_cem = signed_in(cem);
};
KITH_ON_BOTH_ENGINES(TeamsTest);

// S2-26: who makes a team leads it and is in it.
TEST_P(TeamsTest, are_led_by_who_makes_them)
{
    auto const before = last_event();
    auto const made = as_bob.post(path("/teams"), R"({"name":"Sales & More","color":"teal"})");
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.at("/name"), "Sales & More");
    EXPECT_EQ(made.at("/color"), "teal");
    EXPECT_EQ(made.at("/leader/display_name"), "Bob Lee");
    EXPECT_EQ(made.at("/created_by/id"), bob.membership.text());
    EXPECT_EQ(made.at("/members/active"), "1");
    EXPECT_EQ(made.at("/may_change"), "true");
    EXPECT_EQ(made.at("/is_member"), "true");
    EXPECT_EQ(events_after(before), "team.created team.member_added ");
    EXPECT_EQ(as_bob.get(team(made.at("/id"))).body, made.body);
    EXPECT_EQ(as_bob.post(path("/teams"), R"({"name":"X","color":"mauve"})").problem(), "422 validation");
    EXPECT_EQ(as_bob.post(path("/teams"), R"({"name":" "})").problem(), "422 validation");
}

// S2-26
TEST_P(TeamsTest, have_names_of_their_own)
{
    auto const sales = made(as_bob, "Sales");
    EXPECT_EQ(as_eve.post(path("/teams"), R"({"name":"SALES"})").problem(), "409 name_taken");
    auto const support = made(as_eve, "Support");
    EXPECT_EQ(as_eve.patch(team(support), R"({"name":"sales"})").problem(), "409 name_taken");
    EXPECT_EQ(as_eve.patch(team(sales), R"({"name":"SALES"})").at("/name"), "SALES") << "of the same team";
    EXPECT_EQ(as_eve.remove(team(sales)).status, 204);
    EXPECT_EQ(as_eve.patch(team(support), R"({"name":"Sales"})").status, 200) << "a deleted one needs none";
}

// C-19, S2-06: administrators see all teams, others those that they made or are in.
TEST_P(TeamsTest, are_seen_by_their_people_and_administrators)
{
    auto const sales = made(as_bob, "Sales");
    EXPECT_EQ(names(as_eve.get(path("/teams"))), "Sales");
    EXPECT_EQ(names(as_eve.get(path("/teams?mine=true"))), "");
    EXPECT_EQ(names(as_cem.get(path("/teams"))), "");
    EXPECT_EQ(as_cem.get(team(sales)).problem(), "404 not_found");
    EXPECT_EQ(as_cem.get(team(sales, "/members")).problem(), "404 not_found");
    EXPECT_EQ(add(as_cem, sales, cem).problem(), "404 not_found");
    EXPECT_EQ(add(as_bob, sales, cem).status, 200);
    EXPECT_EQ(names(as_cem.get(path("/teams"))), "Sales");
    EXPECT_EQ(as_cem.get(team(sales)).at("/may_change"), "false");
    EXPECT_EQ(withdraw(as_bob, sales, bob).status, 204);
    EXPECT_EQ(names(as_bob.get(path("/teams"))), "Sales") << "he made it";
}

TEST_P(TeamsTest, are_listed_by_name_on_pages)
{
    for (auto const* name : { "Desk", "art", "Zoo", "Émile", "Desk 2" })
        made(as_bob, name);
    made(as_eve, "Office");
    EXPECT_EQ(paged(as_eve, ""), "art, Desk, Desk 2, Émile, Office, Zoo");
    EXPECT_EQ(paged(as_eve, "&q=de"), "Desk, Desk 2");
    EXPECT_EQ(paged(as_eve, "&q=emi"), "Émile");
    EXPECT_EQ(paged(as_eve, "&mine=true"), "Office");
    EXPECT_EQ(as_eve.get(path("/teams?limit=1&total=true&q=de")).at("/total"), "2");
    EXPECT_EQ(as_eve.get(path("/teams?cursor=x")).problem(), "400 malformed");
}

// C-19
TEST_P(TeamsTest, are_changed_by_who_leads_them)
{
    auto const sales = made(as_bob, "Sales");
    add(as_bob, sales, cem);
    EXPECT_EQ(as_cem.patch(team(sales), R"({"name":"Mine"})").problem(), "403 forbidden");
    EXPECT_EQ(as_cem.remove(team(sales)).problem(), "403 forbidden");
    EXPECT_EQ(add(as_cem, sales, eve).problem(), "403 forbidden");
    EXPECT_EQ(withdraw(as_cem, sales, bob).problem(), "403 forbidden");
    EXPECT_EQ(as_cem.get(team(sales, "/candidates")).problem(), "403 forbidden");
    auto const leads = R"({"leader":")" + cem.membership.text() + R"("})";
    EXPECT_EQ(as_bob.patch(team(sales), leads).at("/leader/display_name"), "Cem Lee");
    EXPECT_EQ(as_cem.patch(team(sales), R"({"color":"red"})").at("/color"), "red");
    EXPECT_EQ(add(as_cem, sales, eve).status, 200);
    EXPECT_EQ(newest_event().operation, "team.member_added");
}

TEST_P(TeamsTest, are_led_by_somebody_of_them)
{
    auto const sales = made(as_bob, "Sales");
    auto const leads = R"({"leader":")" + cem.membership.text() + R"("})";
    auto const refused = as_bob.patch(team(sales), leads);
    EXPECT_EQ(refused.problem(), "422 validation");
    EXPECT_EQ(refused.at("/errors/0/field"), "leader");
    add(as_bob, sales, cem);
    EXPECT_EQ(as_bob.patch(team(sales), leads).status, 200);
    EXPECT_EQ(withdraw(as_cem, sales, cem).status, 204);
    EXPECT_EQ(as_eve.get(team(sales)).at("/leader"), "null") << "until somebody is named";
}

// TEN-20
TEST_P(TeamsTest, are_changed_as_they_were_seen)
{
    auto const sales = made(as_bob, "Sales");
    auto const etag = as_bob.get(team(sales)).header("ETag");
    as_eve.headers = { { "if-match", etag } };
    EXPECT_EQ(as_bob.patch(team(sales), R"({"color":"red"})").status, 200);
    EXPECT_EQ(as_eve.patch(team(sales), R"({"name":"Other"})").problem(), "412 stale");
    EXPECT_EQ(as_eve.remove(team(sales)).problem(), "412 stale");
    as_eve.headers.clear();
    EXPECT_EQ(newest_event().operation, "team.updated");
    EXPECT_EQ(newest_event().data, R"({"changes":[{"what":"color","before":"gray","after":"red"}]})");
    auto const seq = last_event();
    EXPECT_EQ(as_bob.patch(team(sales), R"({"color":"red"})").status, 200);
    EXPECT_EQ(last_event(), seq) << "nothing has changed";
}

// S2-26: deleting a team deletes no people.
TEST_P(TeamsTest, are_deleted_and_their_people_stay)
{
    auto const sales = made(as_bob, "Sales");
    add(as_bob, sales, cem);
    auto const etag = as_eve.get(at(cem)).header("ETag");
    EXPECT_EQ(as_bob.remove(team(sales)).status, 204);
    EXPECT_EQ(newest_event().operation, "team.deleted");
    EXPECT_EQ(as_bob.get(team(sales)).problem(), "404 not_found");
    EXPECT_EQ(as_eve.get(at(cem)).status, 200);
    EXPECT_EQ(teams_of(cem), "");
    EXPECT_NE(as_eve.get(at(cem)).header("ETag"), etag) << "he is in no team any more";
    EXPECT_EQ(as_bob.remove(team(sales)).problem(), "404 not_found");
}

TEST_P(TeamsTest, are_not_more_than_an_account_may_have)
{
    made(as_bob, "Sales");
    set_total(most_teams);
    EXPECT_EQ(as_bob.post(path("/teams"), R"({"name":"One more"})").problem(), "409 too_many_teams");
    set_total(most_teams - 1);
    auto const last = made(as_bob, "The last");
    EXPECT_EQ(as_bob.post(path("/teams"), R"({"name":"One more"})").problem(), "409 too_many_teams");
    EXPECT_EQ(as_bob.remove(team(last)).status, 204);
    made(as_bob, "Again the last");
    set_total(2);
}

// A custom role that manages users sees every team, and changes those only that its holder leads.
TEST_P(TeamsTest, are_seen_by_who_manages_users)
{
    auto const role = as_eve.post(path("/roles"), R"({"name":"Desk","permissions":["users.manage"]})").at("/id");
    auto const sales = made(as_eve, "Sales");
    EXPECT_EQ(as_eve.patch(at(cem), R"({"roles":["user",")" + role + R"("]})").status, 200);
    EXPECT_EQ(names(as_cem.get(path("/teams"))), "Sales");
    EXPECT_EQ(as_cem.patch(team(sales), R"({"name":"Mine"})").problem(), "403 forbidden");
    auto const refused = as_cem.patch(at(bob), R"({"teams":[")" + sales + R"("]})");
    EXPECT_EQ(refused.problem(), "403 forbidden");
    EXPECT_EQ(refused.at("/errors/0/field"), "teams");
    auto const own = made(as_cem, "Own");
    EXPECT_EQ(as_cem.patch(at(bob), R"({"teams":[")" + own + R"("]})").status, 200);
}

}
}
