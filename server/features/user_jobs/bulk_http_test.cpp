// One act on many users, by the server (B18, ui 2).

#include "support/importing.h"

namespace kith::user_jobs {
namespace {

class BulkTest : public tests::ImportingTest {
protected:
    tests::Answer act(std::string const& body) { return as_eve.post(path("/users/bulk"), body); }
    std::string outcome(tests::Answer const& job, int line)
    {
        auto const lines = as_eve.get(path("/jobs/" + job.at("/id") + "/lines"));
        auto const item = fmt::format("/items/{}/", line);
        return lines.at(item + "name") + ' ' + lines.at(item + "outcome") + ' ' + lines.at(item + "errors/0/code");
    }
};
KITH_ON_BOTH_ENGINES(BulkTest);

// S4-25: everybody who matches, but oneself and who stands above; each with his result.
TEST_P(BulkTest, is_done_to_all_whom_a_filter_finds)
{
    done(import(many(230)));
    auto const job = done(act(R"({"filter":{"state":"active"},"act":"deactivate"})"));
    EXPECT_EQ(job.at("/kind"), "change");
    EXPECT_EQ(job.at("/total"), "233");
    EXPECT_EQ(tally(job), "0 created, 231 updated, 0 skipped, 2 failed");
    EXPECT_EQ(outcome(job, 0), "Ann Lee error forbidden");
    EXPECT_EQ(outcome(job, 1), "Bob Lee update ");
    EXPECT_EQ(outcome(job, 2), "Eve Lee error self_deactivation");
    EXPECT_EQ(as_eve.get(path("/jobs/" + job.at("/id") + "/lines?outcome=error")).at("/items/1/user_id"),
        eve.membership.text());
    EXPECT_EQ(as_eve.get(path("/users?total=true")).at("/total"), "2");
    EXPECT_EQ(newest_event().operation, "bulk.done");
    EXPECT_EQ(tally(done(act(R"({"filter":{"state":"inactive","q":"person1"},"act":"activate"})"))),
        "0 created, 111 updated, 0 skipped, 0 failed");
}

TEST_P(BulkTest, gives_and_takes_roles_and_licenses)
{
    auto const ids = fmt::format(R"("ids":["{0}","{1}","{0}"])", bob.membership.text(), eve.membership.text());
    auto does = [&](std::string const& act_and_what) { return done(act('{' + ids + act_and_what + '}')); };
    EXPECT_EQ(tally(does(R"(,"act":"add_role","role":"manager")")), "0 created, 2 updated, 0 skipped, 0 failed");
    EXPECT_TRUE(member(bob).rights.has("manager", wall_clock()));
    EXPECT_EQ(tally(does(R"(,"act":"add_role","role":"administrator")")), "0 created, 1 updated, 1 skipped, 0 failed");
    EXPECT_EQ(tally(does(R"(,"act":"remove_role","role":"manager")")), "0 created, 2 updated, 0 skipped, 0 failed");
    EXPECT_EQ(tally(does(R"(,"act":"give_license","product":"suite")")), "0 created, 2 updated, 0 skipped, 0 failed");
    auto const taken = does(R"(,"act":"take_license","product":"suite")");
    EXPECT_EQ(tally(taken), "0 created, 2 updated, 0 skipped, 0 failed");
    EXPECT_EQ(done(step(taken, "undo")).at("/undone"), "2");
    EXPECT_EQ(member(bob).licenses.size(), 1u);
}

// C-19
TEST_P(BulkTest, puts_people_into_teams_and_takes_them_out)
{
    auto const sales = as_eve.post(path("/teams"), R"({"name":"Sales"})").at("/id");
    auto const does = [&](std::string const& what) { return done(act(what + R"(,"team":")" + sales + R"("})")); };
    auto const added = does(R"({"filter":{},"act":"add_team")");
    EXPECT_EQ(tally(added), "0 created, 2 updated, 1 skipped, 0 failed");
    EXPECT_EQ(as_eve.get(path("/users?total=true&team=" + sales)).at("/total"), "3");
    auto const taken =
        done(act(R"({"filter":{"team":")" + sales + R"("},"act":"remove_team","team":")" + sales + R"("})"));
    EXPECT_EQ(tally(taken), "0 created, 3 updated, 0 skipped, 0 failed");
    EXPECT_EQ(done(step(taken, "undo")).at("/undone"), "3");
    EXPECT_EQ(as_eve.get(path("/users?total=true&team=" + sales)).at("/total"), "3");
    EXPECT_EQ(act(R"({"filter":{},"act":"add_team"})").problem(), "422 validation");
    EXPECT_EQ(act(R"({"filter":{},"act":"add_team","team":")" + make_uuid() + R"("})").problem(), "422 validation");
}

TEST_P(BulkTest, gives_no_more_licenses_than_there_are)
{
    acme.write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, acme.account.id, "suite", 2); }).value();
    done(import(many(5)));
    auto const job = done(act(R"({"filter":{"q":"person"},"act":"give_license","product":"suite"})"));
    EXPECT_EQ(tally(job), "0 created, 2 updated, 0 skipped, 3 failed");
    EXPECT_EQ(job.at("/errors/0/code"), "no_licenses_available");
}

TEST_P(BulkTest, is_asked_for_in_full)
{
    std::string const bodies[] = { R"({"act":"activate"})", R"({"filter":{},"ids":[],"act":"activate"})",
        R"({"ids":[],"act":"activate"})", R"({"ids":["x"],"act":"activate"})", R"({"filter":{},"act":"dance"})",
        R"({"filter":{},"act":"add_role"})", R"({"filter":{},"act":"add_role","role":"king"})",
        R"({"filter":{},"act":"give_license","product":"nothing"})",
        R"({"filter":{"q":"nobody is so called"},"act":"activate"})",
        R"({"filter":{"unseen_since":"2000-01-01T00:00:00Z"},"act":"deactivate"})" };
    for (auto const& body : bodies)
        EXPECT_EQ(act(body).problem(), "422 validation") << body;
    EXPECT_EQ(tests::count(database(), "user_jobs"), 0);
}

// What is clicked is done when the answer comes, whatever else the server is busy with.
TEST_P(BulkTest, changes_a_few_at_once)
{
    for (int i = 0; i < most_open_jobs; ++i)
        ASSERT_EQ(import(many(1, i)).status, 202);
    auto const selected = fmt::format(R"({{"ids":["{}"],"act":"add_role","role":"manager"}})", bob.membership.text());
    auto const job = act(selected);
    ASSERT_EQ(job.status, 202) << job.body;
    EXPECT_EQ(job.at("/state"), "done");
    EXPECT_EQ(tally(job), "0 created, 1 updated, 0 skipped, 0 failed");
    EXPECT_TRUE(member(bob).rights.has("manager", wall_clock()));
    EXPECT_EQ(newest_event().operation, "bulk.done");
    EXPECT_EQ(newest_event().source.way.via, events::Via::Browser);
    auto const undone = step(job, "undo");
    EXPECT_EQ(undone.at("/state") + ' ' + undone.at("/undone"), "done 1");
    EXPECT_FALSE(member(bob).rights.has("manager", wall_clock()));
    EXPECT_EQ(tests::count(database(), "jobs"), most_open_jobs);
    EXPECT_EQ(act(R"({"filter":{},"act":"activate"})").problem(), "429 too_many_requests");
}

// More often than one may bring a file, but not without an end.
TEST_P(BulkTest, changes_a_few_as_often_as_one_clicks)
{
    auto const selected = fmt::format(R"({{"ids":["{}"],"act":"activate"}})", bob.membership.text());
    int admitted = 0;
    while (admitted < 1000 && act(selected).status == 202)
        ++admitted;
    EXPECT_GE(admitted, 60);
    EXPECT_EQ(act(selected).problem(), "429 too_many_requests");
}

// Somebody of another account is nobody here.
TEST_P(BulkTest, finds_nobody_elsewhere)
{
    auto bolt = tests::founded(database(), "Bolt");
    auto const job = done(act(fmt::format(R"({{"ids":["{}"],"act":"deactivate"}})", bolt.ann.membership.text())));
    EXPECT_EQ(errors(job), "1  not_found");
}

}
}
