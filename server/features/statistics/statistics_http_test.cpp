// How an account goes, day by day.

#include "support/parallel.h"
#include "support/until.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::statistics {
namespace {

using tests::Browser;

class StatisticsTest : public tests::UserManagement {
protected:
    tests::Answer statistics(std::string const& query = "?days=3") { return as_eve.get(path("/statistics" + query)); }
    // The middle of a day, so that no step of a test falls into another one.
    void SetUp() override
    {
        auto const now = wall_clock();
        clock.by(std::chrono::floor<std::chrono::days>(now) + std::chrono::days { 1 } + 12h - now);
        UserManagement::SetUp();
    }
    void next_day()
    {
        clock.by(Days { 1 });
        EXPECT_EQ(as_eve.log_in("eve@acme.test").status, 200);
        as_eve.get(path());
    }
};
KITH_ON_BOTH_ENGINES(StatisticsTest);

// B12: what was held at the end of each day, found from what is held now.
TEST_P(StatisticsTest, count_the_licenses_in_use_day_by_day)
{
    give(as_eve, "suite", bob);
    give(as_eve, "suite", eve);
    next_day();
    as_eve.send(http::Method::Delete, license("suite", bob), "");
    next_day();
    give(as_eve, "suite", acme.ann);
    give(as_eve, "suite", bob);
    auto const answer = statistics();
    EXPECT_EQ(answer.at("/licenses/0/used"), "[2,1,3]");
    EXPECT_EQ(answer.at("/licenses/0/total"), "3");
    EXPECT_EQ(answer.at("/licenses/1/used"), "[0,0,0]");
    EXPECT_EQ(statistics("?days=2").at("/licenses/0/used"), "[1,3]");
    EXPECT_EQ(statistics("?days=4").at("/licenses/0/used"), "[0,2,1,3]");
}

// B28: how far the invitations of these days came.
TEST_P(StatisticsTest, count_invitations_by_how_far_they_came)
{
    EXPECT_EQ(statistics("?days=1").at("/invitations"), R"({"sent":0,"opened":0,"accepted":0})");
    acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, acme.wanted("Zoe")); }).value();
    acme.joined("Cem");
    EXPECT_EQ(statistics("?days=1").at("/invitations"), R"({"sent":2,"opened":1,"accepted":1})");
    next_day();
    EXPECT_EQ(statistics("?days=1").at("/invitations"), R"({"sent":0,"opened":0,"accepted":0})");
}

// Everybody once a day, however often he comes.
TEST_P(StatisticsTest, count_the_people_of_each_day)
{
    auto as_bob = signed_in(bob);
    Time last {};
    for (int i = 0; i < 3; ++i) {
        clock.by(10min);
        last = acme.read([](db::Transaction& tx) { return tx.now(); });
        as_bob.get(path());
        as_eve.get(path());
    }
    auto const is_noted = [&](Actor const& actor) {
        return acme.read([&](db::Transaction& tx) {
            return memberships::find(tx, actor.account, actor.membership)->last_seen_at >= last;
        });
    };
    EXPECT_TRUE(until([&] { return is_noted(bob) && is_noted(eve); })); // behind the answers, and before the next day
    EXPECT_EQ(statistics("?days=1").at("/people_seen"), "[2]");
    next_day();
    auto const seen = [&] { return statistics("?days=2").at("/people_seen"); };
    EXPECT_TRUE(until([&] { return seen() == "[2,1]"; })) << seen(); // noted behind the answer
    acme.joined("Cem");
    EXPECT_EQ(seen(), "[2,2]") << "who joins is here";
}

TEST_P(StatisticsTest, are_for_who_manages_users)
{
    EXPECT_EQ(signed_in(bob).get(path("/statistics")).problem(), "403 forbidden");
    EXPECT_EQ(Browser { api }.get(path("/statistics")).problem(), "401 unauthenticated");
    for (auto const* days : { "0", "-1", "367", "x" })
        EXPECT_EQ(statistics("?days=" + std::string { days }).status, 400) << days;
    EXPECT_EQ(statistics("").at("/days"), "30");
}

// How often, not how many: each browser that signs in, also of one person.
TEST_P(StatisticsTest, count_sign_ins_day_by_day)
{
    auto const today = [&] { return statistics("?days=1").at("/sign_ins"); };
    EXPECT_EQ(today(), "[1]");
    signed_in(bob);
    signed_in(bob);
    EXPECT_EQ(today(), "[3]");
    Browser wrong { api };
    EXPECT_EQ(wrong.log_in("bob@acme.test", "not the password").status, 401);
    EXPECT_EQ(today(), "[3]") << "who does not come in is not counted";
    next_day();
    EXPECT_EQ(statistics("?days=2").at("/sign_ins"), "[3,1]");
    auto const bolt = tests::founded(database(), "Bolt");
    signed_in(bolt.ann);
    EXPECT_EQ(statistics("?days=2").at("/sign_ins"), "[3,1]") << "nor who is of another account";
}

// Six at once are six.
TEST_P(StatisticsTest, count_sign_ins_that_come_together)
{
    EXPECT_EQ(tests::in_parallel(3, 6,
                  [&](int) {
                      Browser browser { api };
                      return browser.log_in("bob@acme.test").status == 200;
                  }),
        6);
    EXPECT_EQ(statistics("?days=1").at("/sign_ins"), "[7]");
}

}
}
