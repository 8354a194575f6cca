#include "app/operator_commands.h"

#include "app/app.h"
#include "passwords/passwords.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <sysexits.h>

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

}
}
