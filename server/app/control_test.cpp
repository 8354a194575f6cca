#include "app/control.h"

#include "app/operator_commands.h"
#include "licenses/licenses.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>
#include <sysexits.h>

namespace kith::app {
namespace {

class ControlTest : public DatabaseTest {
protected:
    OrderAnswer ordered(std::string command, std::vector<std::string> words)
    {
        return ask_running_server(path, { std::move(command), std::move(words) }).value();
    }

    TemporaryFolder folder;
    std::string path = folder.path("control");
    tests::Business acme = tests::founded(database(), "Acme");
    Control control { path, [this](Order const& order) { return carry_out(database(), order); } };
};
KITH_ON_BOTH_ENGINES(ControlTest);

// S4-28
TEST_P(ControlTest, sets_licenses_of_an_account_while_the_server_runs)
{
    auto const account = acme.account.id.text();
    EXPECT_EQ(ordered("licenses", { account, "suite", "8" }).out, "Kith Suite: 8 licenses, 0 assigned, 0 reserved\n");
    acme.read([&](db::Transaction& tx) {
        EXPECT_EQ(licenses::find_pool(tx, acme.account.id, "suite")->total, 8);
        EXPECT_TRUE(licenses::check(tx, acme.account.id).empty());
    });
    EXPECT_EQ(ordered("licenses", { account, "suite", "unlimited" }).exit_code, EX_OK);
    EXPECT_EQ(ordered("licenses", { account, "suite", "-1" }).exit_code, EX_DATAERR);
    EXPECT_EQ(ordered("licenses", { account, "tea", "1" }).err, "kith: there is no such account or product\n");
    EXPECT_EQ(ordered("licenses", { make_uuid(), "suite", "1" }).exit_code, EX_DATAERR);
    EXPECT_EQ(ordered("licenses", { "acme", "suite", "1" }).err, "kith: --account must be an id\n");
}

TEST_P(ControlTest, refuses_to_go_below_what_is_in_use)
{
    acme.write([&](db::Transaction& tx) {
            auto const bob = acme.ann.membership.text();
            return licenses::take(
                tx, acme.account.id, "suite", { licenses::HolderKind::Membership, bob, "Ann" }, {}, "");
        })
        .value();
    EXPECT_EQ(ordered("licenses", { acme.account.id.text(), "suite", "0" }).err,
        "kith: total must be at least 1: so many are in use\n");
}

TEST_P(ControlTest, makes_links_and_operators)
{
    acme.joined("Bob");
    EXPECT_NE(ordered("reset-link", { "bob@acme.test" }).out.find("/reset?token="), std::string::npos);
    EXPECT_EQ(ordered("operator", { "BOB@acme.test" }).out, "bob@acme.test is an operator of this server\n");
    EXPECT_EQ(ordered("reset-link", { "nobody@acme.test" }).exit_code, EX_DATAERR);
    EXPECT_EQ(ordered("dance", {}).exit_code, EX_DATAERR);
}

TEST_P(ControlTest, finds_nobody_where_no_server_runs)
{
    EXPECT_FALSE(ask_running_server(folder.path("elsewhere"), { "reset-link", { "bob@acme.test" } }));
}

}
}
