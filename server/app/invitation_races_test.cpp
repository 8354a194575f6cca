// Who does the same thing at the same moment: each test states how many may win.

#include "invitations/invitations.h"

#include "app/check.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/parallel.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::invitations {
namespace {

using tests::in_parallel;

class InvitationRacesTest : public DatabaseTest {
protected:
    ~InvitationRacesTest() override { EXPECT_EQ(app::find_violations(database()), std::vector<std::string> {}); }

    bool resent(InvitationId const& id)
    {
        return acme.write([&](db::Transaction& tx) { return resend(tx, acme.ann, id); }).has_value();
    }
    bool revoked(InvitationId const& id)
    {
        return acme.write([&](db::Transaction& tx) { return revoke(tx, acme.ann, id); }).has_value();
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(InvitationRacesTest);

// RAC-05
TEST_P(InvitationRacesTest, twenty_to_one_address_become_one_with_one_mail)
{
    auto const eve = acme.joined("Eve", tests::administrator);
    auto const mails = tests::count(database(), "mails");
    EXPECT_EQ(
        in_parallel(16, 20, [&](int i) { return acme.invited_by(i % 2 ? acme.ann : eve, "Zoe").has_value(); }), 1);
    EXPECT_EQ(tests::count(database(), "mails"), mails + 1);
}

TEST_P(InvitationRacesTest, a_hundred_who_accept_one_link_become_one_member)
{
    auto const zoe = acme.invited("Zoe").value();
    EXPECT_EQ(in_parallel(16, 100, [&](int) { return acme.accepted(zoe).has_value(); }), 1);
    EXPECT_EQ(tests::count(database(), "memberships"), 2);
    EXPECT_EQ(tests::count(database(), "persons"), 2);
}

TEST_P(InvitationRacesTest, accepting_over_http_answers_all_others_that_the_link_is_used)
{
    tests::Api api { database() };
    auto const zoe = acme.invited("Zoe").value();
    std::atomic<int> used = 0;
    auto const accepted = in_parallel(16, 24, [&](int) {
        auto const answer = tests::Browser { api }.post("/api/v1/public/invitations/" + acme.token_of(zoe) + "/accept",
            fmt::format(R"({{"first_name":"Zoe","last_name":"Lee","password":"{}"}})", tests::good_password));
        used += answer.problem() == "410 invitation_used";
        return answer.status == 201;
    });
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(used, 23);
}

TEST_P(InvitationRacesTest, one_step_out_of_pending_wins)
{
    for (int round = 0; round < 5; ++round) {
        auto const zoe = acme.invited("Zoe" + std::to_string(round)).value();
        EXPECT_EQ(
            in_parallel(8, 8, [&](int i) { return i % 2 ? revoked(zoe.id) : acme.accepted(zoe).has_value(); }), 1);
    }
}

// The second of two administrators must get a refusal, not a fault.
TEST_P(InvitationRacesTest, an_expired_one_resent_while_a_new_one_is_sent_leaves_one_pending)
{
    for (int round = 0; round < 10; ++round) {
        auto const first_name = "Zoe" + std::to_string(round);
        auto const old = acme.invited(first_name).value();
        clock.by(Days { 8 });
        EXPECT_EQ(
            in_parallel(4, 4, [&](int i) { return i % 2 ? resent(old.id) : acme.invited(first_name).has_value(); }) > 0,
            true);
        auto const pending = acme.read([&](db::Transaction& tx) {
            return tx.first(db::read_integer,
                "select count(*) from invitations where state = 'pending' and email_key = $1",
                acme.email_of(first_name).key());
        });
        EXPECT_EQ(pending, 1);
    }
}

TEST_P(InvitationRacesTest, resending_at_once_mails_five_times_a_day_at_most)
{
    auto const zoe = acme.invited("Zoe").value();
    in_parallel(16, 48, [&](int) { return resent(zoe.id); });
    EXPECT_LE(tests::count(database(), "mails"), 5);
}

}
}
