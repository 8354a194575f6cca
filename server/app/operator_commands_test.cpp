#include "app/operator_commands.h"

#include "app/app.h"
#include "passwords/passwords.h"
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
        auto const bob = passwords::spend(tx, token, "hash", {}).value();
        EXPECT_EQ(bob.email.text(), "bob@acme.test");
        EXPECT_FALSE(bob.email_verified) << "it was not mailed";
    });
}

TEST_F(OperatorCommandsTest, make_an_operator)
{
    EXPECT_TRUE(printed("operator", "bob@acme.test", EX_OK).contains("bob@acme.test is an operator"));
    in_database([](db::Transaction& tx) { EXPECT_TRUE(persons::find_by_login(tx, "bob@acme.test")->is_operator); });
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
