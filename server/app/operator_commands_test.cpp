#include "app/operator_commands.h"

#include "accounts/accounts.h"
#include "app/app.h"
#include "licenses/licenses.h"
#include "orders/orders.h"
#include "passwords/passwords.h"
#include "second_factors/second_factors.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <sysexits.h>

#include <fstream>
#include <iterator>

namespace kith::app {
namespace {

class OperatorCommandsTest : public testing::Test {
protected:
    OperatorCommandsTest()
    {
        settings.data = folder.path("data");
        settings.database = "sqlite:" + folder.path("kith.db");
        settings.listen = "127.0.0.1:8080";
        settings.public_url = "https://people.test";
    }
    void SetUp() override
    {
        in_database([](db::Transaction& tx) {
            persons::create(tx, { tests::name("Bob"), tests::name("Lee"), tests::address("bob@acme.test") }).value();
        });
    }
    void in_database(std::function<void(db::Transaction&)> const& body) { open_database(settings)->write_now(body); }

    // What a command printed, and how it ended.
    std::string printed(std::string command, std::string email, int end)
    {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        EXPECT_EQ(give_order(settings, { std::move(command), { std::move(email) } }), end);
        return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    }

    TemporaryFolder folder;
    config::Settings settings;
};

TEST_F(OperatorCommandsTest, print_a_link_that_sets_a_password)
{
    auto const text = printed("reset-link", "BOB@acme.test", EX_OK);
    auto const url = text.substr(text.find("https://"));
    ASSERT_TRUE(url.starts_with("https://people.test/reset?token=")) << text;
    crypto::Token const token { url.substr(url.find('=') + 1, 43) };
    in_database([&](db::Transaction& tx) {
        auto const spent = passwords::spend(tx, token, "hash", {}).value();
        EXPECT_EQ(spent.person.email.text(), "bob@acme.test");
        EXPECT_EQ(spent.proves_key, "") << "it was not mailed";
    });
}

// B37: nobody else is left who could.
TEST_F(OperatorCommandsTest, turn_off_two_step_sign_in_where_that_is_asked_for)
{
    auto has_one = [&] {
        bool has = false;
        in_database([&](db::Transaction& tx) { has = persons::find_by_login(tx, "bob@acme.test")->has_second_factor; });
        return has;
    };
    in_database([](db::Transaction& tx) {
        auto const bob = persons::find_by_login(tx, "bob@acme.test").value();
        second_factors::begin(tx, bob).value();
        tx.run("update totp_secrets set state = 'active'");
        persons::set_has_second_factor(tx, bob.id, true);
    });
    printed("reset-link", "bob@acme.test", EX_OK);
    EXPECT_TRUE(has_one());
    auto const answer = answer_to_order(settings, { "reset-link", { "bob@acme.test", "remove-second-factors" } });
    EXPECT_TRUE(answer.out.contains("/reset?token="));
    EXPECT_FALSE(has_one());
}

TEST_F(OperatorCommandsTest, make_an_operator)
{
    EXPECT_TRUE(printed("operator", "bob@acme.test", EX_OK).contains("bob@acme.test is an operator"));
    in_database([](db::Transaction& tx) { EXPECT_TRUE(persons::find_by_login(tx, "bob@acme.test")->is_operator); });
}

TEST_F(OperatorCommandsTest, take_it_back_but_for_the_last_one)
{
    printed("operator", "bob@acme.test", EX_OK);
    EXPECT_TRUE(printed("operator-remove", "bob@acme.test", EX_DATAERR).contains("is the only operator"));
    in_database([](db::Transaction& tx) {
        auto const eve =
            persons::create(tx, { tests::name("Eve"), tests::name("Lee"), tests::address("eve@acme.test") }).value();
        persons::make_operator(tx, eve.id);
    });
    EXPECT_EQ(printed("operator-list", "", EX_OK), "bob@acme.test  Bob Lee\neve@acme.test  Eve Lee\n");
    EXPECT_TRUE(printed("operator-remove", "bob@acme.test", EX_OK).contains("no operator of this server any more"));
    EXPECT_TRUE(printed("operator-remove", "bob@acme.test", EX_DATAERR).contains("no operator has the address"));
    EXPECT_EQ(printed("operator-list", "", EX_OK), "eve@acme.test  Eve Lee\n");
}

// S1-31: provider/operator approves by CLI.
TEST_F(OperatorCommandsTest, decide_about_orders)
{
    std::vector<std::string> ids;
    in_database([&](db::Transaction& tx) {
        auto const bob = persons::find_by_email(tx, tests::address("bob@acme.test")).value();
        auto const acme = accounts::found(tx, {}, AccountName::stored("Acme"), bob);
        Actor const actor { acme.account.id, acme.founder.id, bob.id, "Bob Lee", Role::LegalRepresentative,
            memberships::permissions_of(tx, acme.founder), "", "" };
        for (int i = 0; i < 2; ++i)
            ids.push_back(orders::place(tx, actor, { "suite", 5 }).value().id.text());
    });
    auto say = [&](std::string command, std::vector<std::string> words, int end) {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        EXPECT_EQ(give_order(settings, { std::move(command), std::move(words) }), end);
        return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    };
    auto const waiting = say("orders-list", { "" }, EX_OK);
    EXPECT_TRUE(waiting.contains(ids[0]) && waiting.contains("requested  5 x suite  Acme, by Bob Lee")) << waiting;
    EXPECT_TRUE(say("orders-approve", { ids[0], "" }, EX_OK).contains("approved  5 x suite"));
    EXPECT_TRUE(say("orders-approve", { ids[0], "" }, EX_DATAERR).contains("has been decided already"));
    EXPECT_TRUE(say("orders-reject", { ids[1], "" }, EX_DATAERR).contains("--note must say why"));
    EXPECT_TRUE(say("orders-reject", { ids[1], "Not now" }, EX_OK).contains("rejected"));
    EXPECT_TRUE(say("orders-approve", { "nonsense", "" }, EX_DATAERR).contains("there is no order nonsense"));
    EXPECT_EQ(say("orders-list", { "" }, EX_OK), "There are none\n");
    EXPECT_TRUE(say("orders-list", { "rejected" }, EX_OK).contains(ids[1]));
    in_database([](db::Transaction& tx) {
        auto const account = accounts::list_all(tx).at(0);
        EXPECT_EQ(licenses::find_pool(tx, account, "suite")->total, 8);
        EXPECT_EQ(events::list_before(tx, account, 0, 1).at(0).source.name, "Operator");
    });
}

TEST_F(OperatorCommandsTest, say_that_nobody_has_the_address)
{
    for (auto const* email : { "eve@acme.test", "no address" }) {
        EXPECT_TRUE(printed("reset-link", email, EX_DATAERR).contains("kith: nobody has the address "));
        EXPECT_TRUE(printed("operator", email, EX_DATAERR).contains("kith: nobody has the address "));
    }
}

// The same rules, in the name of a member.
TEST_F(OperatorCommandsTest, import_and_export_users)
{
    std::string account;
    {
        auto const database = open_database(settings);
        auto acme = tests::founded(*database, "Acme");
        acme.joined("Eve", tests::administrator);
        acme.invited("Zoe").value();
        account = acme.account.id.text();
    }
    auto const file = folder.path("staff.csv");
    std::ofstream { file } << "first_name,last_name,email\nUma,Lee,uma@acme.test\nEve,Lee,eve@acme.test\nX,Y,z\n";
    auto says = [&](Order const& order, int end) {
        auto const answer = answer_to_order(settings, order);
        EXPECT_EQ(answer.exit_code, end) << answer.out << answer.err;
        return answer.out + answer.err;
    };
    auto import_as = [&](std::string const& email, int end) {
        return says({ "users-import", { account, file, email, "run", "none" } }, end);
    };
    EXPECT_TRUE(import_as("nobody@acme.test", EX_DATAERR).starts_with("kith: "));
    auto const job = import_as("eve@acme.test", EX_OK);
    auto const report = says({ "users-job", { account, job.substr(0, job.find('\n')) } }, EX_OK);
    EXPECT_EQ(report,
        "done: 3 of 3 lines, 1 created, 0 updated, 1 unchanged, 1 with errors\n"
        "line 4: email must be an e-mail address such as ann@example.com\n");
    EXPECT_TRUE(says({ "users-list", { account } }, EX_OK).contains("uma@acme.test  Uma Lee\n"));
    EXPECT_TRUE(says({ "invitations-list", { account } }, EX_OK).contains("zoe@acme.test  Zoe Lee  until "));
    auto const out = folder.path("out.csv");
    says({ "users-export", { account, out } }, EX_OK);
    std::ifstream exported { out };
    std::string const text { std::istreambuf_iterator<char> { exported }, {} };
    EXPECT_TRUE(text.contains(",Uma,Lee,uma@acme.test,")) << text;
    EXPECT_TRUE(says({ "users-list", { "no account" } }, EX_DATAERR).starts_with("kith: "));
}

}
}
