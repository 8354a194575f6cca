// By which way each act came, as the log tells it: a browser, an API token, the command line, a job.

#include "app/operator_commands.h"
#include "support/importing.h"

#include <sysexits.h>

#include <algorithm>
#include <fstream>

namespace kith::app {
namespace {

using events::Via;
using tests::Browser;

constexpr auto firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

class TracesTest : public tests::ImportingTest {
protected:
    // The newest entry of that operation.
    events::Event newest(std::string const& operation)
    {
        auto const all =
            acme.read([&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 100); });
        auto const found = std::ranges::find(all, operation, &events::Event::operation);
        return found == all.end() ? events::Event {} : *found;
    }
    tests::Answer as_shown(std::string const& query) { return as_eve.get(path("/audit?limit=1&" + query)); }
    std::string account() const { return acme.account.id.text(); }
};
KITH_ON_BOTH_ENGINES(TracesTest);

// ui 15: from where and with what.
TEST_P(TracesTest, of_a_browser_name_it)
{
    as_eve.headers = { { "user-agent", firefox } };
    ASSERT_EQ(as_eve.patch(at(bob), R"({"job_title":"Clerk"})").status, 200);
    auto const entry = as_shown("target=" + bob.membership.text());
    EXPECT_EQ(entry.at("/items/0/operation"), "membership.updated");
    EXPECT_EQ(entry.at("/items/0/via"), "browser");
    EXPECT_EQ(entry.at("/items/0/via_name"), "null");
    EXPECT_EQ(entry.at("/items/0/device"), firefox);
    EXPECT_EQ(entry.at("/items/0/address"), "192.0.2.1");
}

// The profile and the log say the same of one browser.
TEST_P(TracesTest, of_a_browser_are_what_its_session_is_called)
{
    Browser cem { api };
    cem.headers = { { "user-agent", firefox } };
    acme.joined("Cem");
    ASSERT_EQ(cem.log_in("cem@acme.test").status, 200);
    ASSERT_EQ(cem.patch("/api/v1/me", R"({"first_name":"Can"})").status, 200);
    EXPECT_EQ(cem.get("/api/v1/me/sessions").at("/items/0/device"), newest("membership.updated").source.way.device);
}

TEST_P(TracesTest, of_an_api_token_name_the_token)
{
    Browser program { api };
    program.headers = tests::bearer(tests::made_api_token(as_eve));
    program.headers.emplace_back("user-agent", "sync/1.0");
    auto const name = as_eve.get("/api/v1/me/tokens").at("/items/0/name");
    ASSERT_EQ(program.patch(at(bob), R"({"job_title":"Clerk"})").status, 200);
    auto const entry = as_shown("via=token");
    EXPECT_EQ(entry.at("/items/0/operation"), "membership.updated");
    EXPECT_EQ(entry.at("/items/0/actor/name"), "Eve Lee");
    EXPECT_EQ(entry.at("/items/0/via"), "token");
    EXPECT_EQ(entry.at("/items/0/via_name"), name);
    EXPECT_EQ(entry.at("/items/0/device"), "sync/1.0");
}

TEST_P(TracesTest, of_the_command_line_say_so)
{
    auto const answer = carry_out(database(), { "licenses", { account(), "suite", "40" } });
    ASSERT_EQ(answer.exit_code, EX_OK) << answer.err;
    auto const entry = as_shown("via=cli");
    EXPECT_EQ(entry.at("/items/0/operation"), "license.total_changed");
    EXPECT_EQ(entry.at("/items/0/actor/kind"), "operator");
    EXPECT_EQ(entry.at("/items/0/device"), "null");
    EXPECT_EQ(entry.at("/items/0/address"), "null");
}

TEST_P(TracesTest, of_an_import_are_those_of_who_started_it_and_of_the_job)
{
    done(import("First name,Last name,E-mail\nZoe,Lee,zoe@acme.test\n", "?name=staff.csv"));
    EXPECT_EQ(newest("import.started").source.way.via, Via::Browser);
    for (auto const* operation : { "membership.joined", "import.done" }) {
        auto const entry = newest(operation);
        EXPECT_EQ(entry.source.way.via, Via::Job) << operation;
        EXPECT_EQ(entry.source.way.via_name, newest("import.started").target.name);
        EXPECT_EQ(entry.source.name, "Eve Lee");
        EXPECT_EQ(entry.source.way.device, "");
    }
}

TEST_P(TracesTest, of_an_import_by_the_command_line_tell_both)
{
    TemporaryFolder folder;
    auto const file = folder.path("staff.csv");
    std::ofstream { file } << "First name,Last name,E-mail\nZoe,Lee,zoe@acme.test\n";
    auto const started = carry_out(database(), { "users-import", { account(), file, "eve@acme.test", "do", "none" } });
    ASSERT_EQ(started.exit_code, EX_OK) << started.err;
    runner.run_due();
    EXPECT_EQ(newest("import.started").source.way.via, Via::Cli);
    EXPECT_EQ(newest("membership.joined").source.way.via, Via::Job);
    EXPECT_EQ(newest("membership.joined").source.way.via_name, "staff.csv");
}

TEST_P(TracesTest, of_nobody_are_those_of_the_server)
{
    auto const ends = R"({"ends":[{"of":"membership","at":")" + in(1h) + R"("}]})";
    ASSERT_EQ(as_eve.patch(at(bob), ends).status, 200);
    clock.by(2h);
    end_overdue();
    auto const entry = newest("membership.deactivated");
    EXPECT_EQ(entry.source.kind, "system");
    EXPECT_EQ(entry.source.way.via, Via::System);
}

TEST_P(TracesTest, are_handed_out_and_looked_for)
{
    as_eve.headers = { { "user-agent", firefox } };
    ASSERT_EQ(as_eve.patch(at(bob), R"({"job_title":"Clerk"})").status, 200);
    auto const file = as_eve.get(path("/audit/export?format=csv&via=browser&q=firefox")).body;
    EXPECT_TRUE(file.contains(",hash,device,via,via_name\r\n")) << file;
    EXPECT_TRUE(file.contains(std::string { ",\"" } + firefox + "\",browser,\r\n")) << file;
    EXPECT_TRUE(as_eve.get(path("/audit/export?format=jsonl&via=browser")).body.contains(R"("via":"browser")"));
    EXPECT_EQ(as_eve.get(path("/audit?via=pigeon")).problem(), "400 malformed");
    EXPECT_EQ(as_eve.get(path("/audit/verify")).at("/intact"), "true");
}

// What a role was called then is said for ever, also of those that are gone.
TEST_P(TracesTest, name_the_roles_of_the_account)
{
    auto const role = as_eve.post(path("/roles"), R"({"name":"Auditor","permissions":["audit.view"]})").at("/id");
    ASSERT_EQ(as_eve.patch(at(bob), R"({"roles":["user",")" + role + R"("]})").status, 200);
    ASSERT_EQ(as_eve.patch(at(bob), R"({"roles":["user"]})").status, 200);
    ASSERT_EQ(as_eve.remove(path("/roles/" + role)).status, 204);
    auto const entry = as_shown("target=" + bob.membership.text());
    EXPECT_EQ(entry.at("/items/0/data/changes/0/before"), "user role:" + role);
    EXPECT_EQ(entry.at("/items/0/data/names/0/id"), role);
    EXPECT_EQ(entry.at("/items/0/data/names/0/name"), "Auditor");
}

TEST_P(TracesTest, name_the_roles_of_invitations)
{
    ASSERT_EQ(as_eve.patch(path("/settings"), R"({"auto_signup":false})").status, 200);
    auto const role = as_eve.post(path("/roles"), R"({"name":"Auditor","permissions":["audit.view"]})").at("/id");
    auto const invitation =
        R"({"kind":"internal","first_name":"Zoe","last_name":"Lee","email":"zoe@acme.test","roles":["user",")";
    ASSERT_EQ(as_eve.post(path("/invitations"), invitation + role + R"("]})").status, 201);
    EXPECT_EQ(as_shown("operation=invitation.sent").at("/items/0/data/names/0/name"), "Auditor");
}

}
}
