// Importing users from files (S0-08, B18).

#include "mail/outbox.h"
#include "support/importing.h"

namespace kith::user_jobs {
namespace {

using tests::Answer;
using tests::Browser;

class ImportTest : public tests::ImportingTest {
protected:
    std::size_t mails_to(std::string_view address)
    {
        return acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, address, 100).size(); });
    }
    std::string anns_address() { return member(acme.ann).email.text(); }
};
KITH_ON_BOTH_ENGINES(ImportTest);

// S0-08: the good rows of a half bad file are added, the bad ones listed with their lines.
TEST_P(ImportTest, adds_the_good_lines_and_lists_the_bad_ones)
{
    auto const queued =
        import("First name,Last name,E-mail\nZoe,Lee,zoe@acme.test\nUma,Lee,no address\nPia,Lee,pia@acme.test\n");
    EXPECT_EQ(queued.header("Location"), path("/jobs/" + queued.at("/id")));
    EXPECT_EQ(queued.at("/state"), "queued");
    auto const job = done(queued);
    EXPECT_EQ(job.at("/state"), "done");
    EXPECT_EQ(job.at("/total"), "3");
    EXPECT_EQ(job.at("/processed"), "3");
    EXPECT_EQ(tally(job), "2 created, 0 updated, 0 skipped, 1 failed");
    EXPECT_EQ(errors(job), "3 email email");
    EXPECT_EQ(found("zoe@acme.test").display_name(), "Zoe Lee");
    EXPECT_EQ(newest_event().operation, "import.done");
}

// C-19: teams by their names; what is said of them is a set.
TEST_P(ImportTest, puts_people_into_teams)
{
    for (auto const* name : { "Sales", "Research, Europe" })
        as_eve.post(path("/teams"), fmt::format(R"({{"name":"{}"}})", name));
    auto const job = done(import("first_name,last_name,email,team\nZoe,Lee,zoe@acme.test,SALES;Resarch\n"
                                 "Bob,Lee,bob@acme.test,\"Research, Europe;sales\"\nYan,Lee,yan@acme.test,\n"));
    EXPECT_EQ(tally(job), "1 created, 1 updated, 0 skipped, 1 failed");
    EXPECT_EQ(errors(job), "2 teams invalid");
    EXPECT_EQ(as_eve.get(at(bob)).at("/teams/0/name"), "Research, Europe");
    EXPECT_EQ(as_eve.get(at(bob)).at("/teams/1/name"), "Sales");
    EXPECT_TRUE(as_eve.get(path("/users/export?q=bob")).body.contains(",\"Research, Europe;Sales\",active,"));
    auto const back = done(step(job, "undo"));
    EXPECT_EQ(back.at("/undone"), "2");
    EXPECT_EQ(as_eve.get(at(bob)).at("/teams"), "[]");
}

// B18: a dry run says what would happen to each line, and changes nothing.
TEST_P(ImportTest, is_tried_without_doing_anything)
{
    auto const before = last_event();
    auto const file = "first_name,last_name,email,job_title\nZoe,Lee,zoe@acme.test,\nBob,Lee,bob@acme.test,Pilot\n"
                      "Eve,Lee,eve@acme.test,\nUma,,uma@acme.test,\n";
    auto const job = done(import(file, "?dry_run=true"));
    EXPECT_EQ(tally(job), "1 created, 1 updated, 1 skipped, 1 failed");
    EXPECT_EQ(errors(job), "5 last_name required");
    auto const lines = as_eve.get(path("/jobs/" + job.at("/id") + "/lines"));
    EXPECT_EQ(lines.at("/items/0/outcome"), "create");
    EXPECT_EQ(lines.at("/items/1/outcome"), "update");
    EXPECT_EQ(lines.at("/items/2/outcome"), "skip");
    EXPECT_EQ(lines.at("/items/3/outcome"), "error");
    EXPECT_FALSE(is_here("zoe@acme.test"));
    EXPECT_EQ(found("bob@acme.test").details.job_title, "");
    EXPECT_EQ(last_event(), before);
    EXPECT_EQ(step(job, "undo").problem(), "409 wrong_state");

    EXPECT_EQ(tally(done(step(job, "run"))), "1 created, 1 updated, 1 skipped, 1 failed");
    EXPECT_TRUE(is_here("zoe@acme.test"));
    EXPECT_EQ(found("bob@acme.test").details.job_title, "Pilot");
    EXPECT_EQ(step(job, "run").problem(), "409 wrong_state");
}

// B18: the address decides who is meant; the second time there is nothing to do.
TEST_P(ImportTest, may_be_brought_again)
{
    auto const file = "first_name,last_name,email,phone,roles,licenses\nZoe,Lee,ZOE@acme.test,+41 44 1,manager,suite\n";
    EXPECT_EQ(tally(done(import(file))), "1 created, 0 updated, 0 skipped, 0 failed");
    auto const zoe = found("zoe@acme.test");
    EXPECT_TRUE(zoe.rights.has("manager", wall_clock()));
    ASSERT_EQ(zoe.licenses.size(), 1u);
    EXPECT_EQ(tally(done(import(file))), "0 created, 0 updated, 1 skipped, 0 failed");
    EXPECT_EQ(found("zoe@acme.test").version, zoe.version);
    auto const other = "email,first_name,last_name,phone\nzoe@acme.test,Zoë,Lee,\n";
    EXPECT_EQ(tally(done(import(other))), "0 created, 1 updated, 0 skipped, 0 failed");
    EXPECT_EQ(found("zoe@acme.test").first_name.text(), "Zoë");
    EXPECT_EQ(found("zoe@acme.test").details.phone, "+41 44 1") << "an empty cell changes nothing";
}

// S0-08, S4-33: whatever an account notes about people comes in by a file, is shown, told in the log,
// handed out again, and taken back.
TEST_P(ImportTest, brings_every_detail_and_takes_it_back)
{
    std::string titles = "first_name,last_name,email", cells = "Bob,Lee,bob@acme.test", shown;
    memberships::Details wanted;
    memberships::for_each_detail(
        [&](std::string const& name, std::string& text) {
            text = "some " + name;
            titles += ',' + name;
            cells += ',' + text;
            shown += ",\"" + name + "\":\"" + text + '"';
        },
        wanted);
    auto const job = done(import(titles + '\n' + cells + '\n'));
    EXPECT_EQ(tally(job), "0 created, 1 updated, 0 skipped, 0 failed");
    EXPECT_EQ(found("bob@acme.test").details, wanted);
    EXPECT_TRUE(as_eve.get(path("/users/" + bob.membership.text())).body.contains(shown));
    EXPECT_TRUE(as_eve.get(path("/users/export?q=bob")).body.contains(cells.substr(cells.find(",some"))));
    auto const log = as_eve.get(path("/audit?operation=membership.updated&limit=1")).body;
    memberships::for_each_detail(
        [&](std::string const& name, std::string const& text) {
            EXPECT_TRUE(log.contains("\"what\":\"" + name + "\",\"before\":\"\",\"after\":\"" + text)) << name << log;
        },
        wanted);
    EXPECT_EQ(done(step(job, "undo")).at("/state"), "done");
    EXPECT_EQ(found("bob@acme.test").details, memberships::Details {});
}

// S0-08
TEST_P(ImportTest, takes_an_address_once_a_file)
{
    auto const job = done(import("first_name,last_name,email\nZoe,Lee,zoe@acme.test\nZoey,Lee,Zoe@ACME.test\n"));
    EXPECT_EQ(tally(job), "1 created, 0 updated, 0 skipped, 1 failed");
    EXPECT_EQ(errors(job), "3 email repeated");
    EXPECT_EQ(job.at("/errors/0/message"), "stands in line 2 already");
}

// S4-25, S4-24: what is refused to a person is refused to his file.
TEST_P(ImportTest, obeys_the_rules_of_users)
{
    auto const job = done(import("first_name,last_name,email,active,roles\nEve,Lee,eve@acme.test,no,\n"
                                 "Ann,Lee," +
        anns_address() +
        ",no,\nBob,Lee,bob@acme.test,,legal_representative\n"
        "Zoe,Lee,zoe@acme.test,,king\nUma,Lee,uma@acme.test,maybe,\n"));
    EXPECT_EQ(tally(job), "0 created, 0 updated, 0 skipped, 5 failed");
    EXPECT_EQ(errors(job), "2  self_deactivation, 3  forbidden, 4  cannot_grant, 5 roles invalid, 6 active enum");
    EXPECT_TRUE(member(eve).is_active(wall_clock()));
}

// The last one who runs the account stays, however he is brought.
TEST_P(ImportTest, keeps_somebody_who_runs_the_account)
{
    auto ann = signed_in(acme.ann);
    auto const file = "first_name,last_name,email,roles\nAnn,Lee," + anns_address() + ",user\n";
    auto const job = done(import_by(ann, file));
    EXPECT_EQ(errors(job), "2  last_legal_representative");
    EXPECT_EQ(member(acme.ann).rights.standing(), Role::LegalRepresentative);
}

// S4-21: each line finds for itself that the licenses have run out; so does a dry run of many parts.
TEST_P(ImportTest, gives_as_many_licenses_as_there_are)
{
    acme.write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, acme.account.id, "suite", 2); }).value();
    std::string file = "first_name,last_name,email,licenses\n";
    for (int i = 0; i < 150; ++i)
        file += fmt::format("P{0},Lee,p{0}@acme.test,{1}\n", i, i % 50 == 0 ? "suite" : "");
    auto const tried = done(import(file, "?dry_run=true"));
    EXPECT_EQ(tally(tried), "149 created, 0 updated, 0 skipped, 1 failed");
    EXPECT_EQ(errors(tried), "102 licenses no_licenses_available");
    EXPECT_EQ(available("suite"), 2);
    auto const job = done(step(tried, "run"));
    EXPECT_EQ(tally(job), "149 created, 0 updated, 0 skipped, 1 failed");
    EXPECT_EQ(job.at("/errors/0/code"), "no_licenses_available");
    EXPECT_EQ(available("suite"), 0);
}

TEST_P(ImportTest, says_what_is_the_matter_with_inactive_people)
{
    as_eve.patch(at(bob), R"({"active":false})");
    auto const row = "first_name,last_name,email,active\nBob,Lee,bob@acme.test,";
    EXPECT_EQ(errors(done(import(row + std::string { "\n" }))), "2  member_inactive");
    EXPECT_EQ(tally(done(import(row + std::string { "no\n" }))), "0 created, 0 updated, 1 skipped, 0 failed");
    EXPECT_EQ(tally(done(import(row + std::string { "yes\n" }))), "0 created, 1 updated, 0 skipped, 0 failed");
    EXPECT_TRUE(member(bob).is_active(wall_clock()));
    EXPECT_EQ(tally(done(import("first_name,last_name,email,active\nZoe,Lee,zoe@acme.test,no\n"))),
        "1 created, 0 updated, 0 skipped, 0 failed");
    EXPECT_FALSE(found("zoe@acme.test").is_active(wall_clock()));
}

// S0-03, S1-31: what the new ones get.
TEST_P(ImportTest, sends_nothing_a_welcome_or_an_invitation)
{
    done(import("first_name,last_name,email\nZoe,Lee,zoe@acme.test\n"));
    EXPECT_EQ(mails_to("zoe@acme.test"), 0u);
    done(import("first_name,last_name,email\nUma,Lee,uma@acme.test\n", "?send=welcome"));
    EXPECT_EQ(mails_to("uma@acme.test"), 1u);
    auto const file = "first_name,last_name,email,licenses\nPia,Lee,pia@acme.test,suite\n";
    auto const job = done(import(file, "?send=invitation"));
    EXPECT_EQ(tally(job), "1 created, 0 updated, 0 skipped, 0 failed");
    EXPECT_FALSE(is_here("pia@acme.test"));
    EXPECT_EQ(as_eve.get(path("/invitations?state=pending")).at("/items/0/email"), "pia@acme.test");
    EXPECT_EQ(tally(done(import(file, "?send=invitation"))), "0 created, 0 updated, 1 skipped, 0 failed");
    EXPECT_EQ(errors(done(import(file))), "2 email already_invited");
    done(step(job, "undo"));
    EXPECT_EQ(as_eve.get(path("/invitations?state=pending")).at("/items/0/email"), "");
}

// B18: what an import did can be taken back for a day; what somebody has changed since stays.
TEST_P(ImportTest, is_taken_back)
{
    auto const job =
        done(import("first_name,last_name,email,job_title,licenses\nZoe,Lee,zoe@acme.test,,suite\n"
                    "Uma,Lee,uma@acme.test,,\nBob,Lee,bob@acme.test,Pilot,suite\nKim,Lee,kim@acme.test,,\n"));
    EXPECT_EQ(tally(job), "3 created, 1 updated, 0 skipped, 0 failed");
    auto const uma = path("/users/" + found("uma@acme.test").id.text());
    EXPECT_EQ(as_eve.patch(uma, R"({"job_title":"Chief"})").status, 200);
    auto const free = available("suite");
    auto const undone = done(step(job, "undo"));
    EXPECT_EQ(undone.at("/state"), "done");
    EXPECT_EQ(undone.at("/undone"), "3");
    EXPECT_EQ(undone.at("/not_undone"), "1");
    EXPECT_FALSE(is_here("zoe@acme.test"));
    EXPECT_EQ(found("bob@acme.test").details.job_title, "");
    EXPECT_EQ(available("suite"), free + 2);
    EXPECT_EQ(found("uma@acme.test").details.job_title, "Chief");
    auto const lines = as_eve.get(path("/jobs/" + job.at("/id") + "/lines?not_undone=true"));
    EXPECT_EQ(lines.at("/items/0/email"), "uma@acme.test");
    EXPECT_EQ(lines.at("/items/0/not_undone_because"), "stale");
    EXPECT_EQ(lines.at("/items/1/email"), "");
    EXPECT_EQ(step(job, "undo").problem(), "409 wrong_state");
    EXPECT_EQ(newest_event().operation, "import.undone");
}

TEST_P(ImportTest, is_not_taken_back_after_a_day)
{
    auto const job = done(import(many(1)));
    EXPECT_NE(job.at("/can_be_undone_until"), "null");
    clock.by(24h);
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(step(job, "undo").problem(), "409 wrong_state");
    EXPECT_EQ(look(job).at("/can_be_undone_until"), "null");
}

// Who has come meanwhile is not sent away.
TEST_P(ImportTest, leaves_whoever_has_been_here)
{
    auto const job = done(import(many(2)));
    acme.write([&](db::Transaction& tx) {
        memberships::note_seen(tx, acme.account.id,
            memberships::find_by_email(tx, acme.account.id, tests::address("person1@acme.test"))->id);
    });
    EXPECT_EQ(done(step(job, "undo")).at("/not_undone"), "1");
    EXPECT_TRUE(is_here("person1@acme.test"));
    EXPECT_FALSE(is_here("person0@acme.test"));
}

TEST_P(ImportTest, is_canceled)
{
    auto const queued = import(many(250));
    EXPECT_EQ(step(queued, "undo").problem(), "409 wrong_state");
    EXPECT_EQ(step(queued, "cancel").at("/state"), "canceled");
    auto const job = done(queued);
    EXPECT_EQ(job.at("/processed"), "0");
    EXPECT_FALSE(is_here("person0@acme.test"));
    EXPECT_EQ(step(queued, "cancel").problem(), "409 wrong_state");
}

// Somebody who may not manage users any more does not go on doing so.
TEST_P(ImportTest, ends_with_the_rights_of_who_started_it)
{
    auto const cem = acme.joined("Cem", tests::administrator);
    auto as_cem = signed_in(cem);
    auto const queued = import_by(as_cem, many(3));
    as_eve.patch(at(cem), R"({"roles":["user"]})");
    auto const job = done(queued);
    EXPECT_EQ(job.at("/state"), "failed");
    EXPECT_EQ(job.at("/failure"), "forbidden");
    EXPECT_FALSE(is_here("person0@acme.test"));
}

// A program's file does no more than the program may.
TEST_P(ImportTest, stays_within_the_scopes_of_a_token)
{
    Browser program { api };
    program.headers = tests::bearer(tests::made_api_token(as_eve, R"(,"scopes":["users.manage"])"));
    auto const job =
        done(import_by(program, "first_name,last_name,email,roles\nZoe,Lee,zoe@acme.test,administrator\n"));
    EXPECT_EQ(errors(job), "2  forbidden");
}

// Of many who carry the job on at once each line is done by one.
TEST_P(ImportTest, is_carried_on_by_one_at_a_time)
{
    auto const queued = import(many(600));
    auto const payload = fmt::format(R"({{"account":"{}","job":"{}"}})", acme.account.id.text(), queued.at("/id"));
    std::vector<std::thread> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.emplace_back([&] { work(database(), payload); });
    for (auto& node : nodes)
        node.join();
    auto const job = done(queued);
    EXPECT_EQ(job.at("/processed"), "600");
    EXPECT_EQ(tally(job), "600 created, 0 updated, 0 skipped, 0 failed");
}

// "Leave and come back": they stand in a list, and the lines on pages.
TEST_P(ImportTest, is_found_again)
{
    auto const first = done(import(many(120)));
    auto const second = done(import("first_name,last_name,email\nx,y,z\n", "?name=Staff.csv"));
    auto const jobs = as_eve.get(path("/jobs?limit=1"));
    EXPECT_EQ(jobs.at("/items/0/id"), second.at("/id"));
    EXPECT_EQ(jobs.at("/items/0/name"), "Staff.csv");
    EXPECT_EQ(as_eve.get(path("/jobs?cursor=" + jobs.at("/next_cursor"))).at("/items/0/id"), first.at("/id"));
    int count = 0;
    std::string cursor;
    for (int page = 0; page < 10; ++page) {
        auto const lines = as_eve.get(path("/jobs/" + first.at("/id") + "/lines?limit=50&outcome=create" + cursor));
        for (int i = 0; !lines.at(fmt::format("/items/{}/line", i)).empty(); ++i)
            EXPECT_EQ(lines.at(fmt::format("/items/{}/line", i)), std::to_string(++count + 1));
        if (lines.at("/next_cursor") == "null")
            break;
        cursor = "&cursor=" + lines.at("/next_cursor");
    }
    EXPECT_EQ(count, 120);
}

// To be mended and brought again.
TEST_P(ImportTest, gives_the_failed_lines_back_with_the_reason)
{
    auto const job = done(import("First name;Last name;E-mail;Shoe\nZoe;Lee;zoe@acme.test;38\nUma;=1+1;uma;39\n"));
    auto const failed = as_eve.get(path("/jobs/" + job.at("/id") + "/failed"));
    EXPECT_EQ(failed.content_type, "text/csv; charset=utf-8");
    EXPECT_TRUE(failed.body.contains("First name,Last name,E-mail,Shoe,reason\r\nUma,\"'=1+1\",uma,39,"))
        << failed.body;
    EXPECT_FALSE(failed.body.contains("Zoe"));
    auto mended = failed.body;
    mended.replace(mended.find("\"'=1+1\",uma"), 11, "Fox,uma@acme.test");
    EXPECT_EQ(tally(done(import(mended))), "1 created, 0 updated, 0 skipped, 0 failed");
}

TEST_P(ImportTest, waits_only_for_a_few)
{
    for (int i = 0; i < most_open_jobs; ++i)
        EXPECT_EQ(import(many(1, i)).status, 202);
    EXPECT_EQ(import(many(1, 9)).problem(), "429 too_many_requests");
}

TEST_P(ImportTest, is_swept_away_after_a_week)
{
    auto const job = done(import(many(1)));
    clock.by(Days { 7 } + 1h);
    acme.write([](db::Transaction& tx) { sweep(tx); });
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(look(job).problem(), "404 not_found");
    EXPECT_EQ(tests::count(database(), "user_job_parts"), 0);
}

}
}
