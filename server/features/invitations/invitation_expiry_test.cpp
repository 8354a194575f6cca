// How long an invitation lives, and what mailing it again does to that.

#include "invitations/invitations.h"

#include "invitations/invitations_rules.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <random>

namespace kith::invitations {
namespace {

using tests::code;

class InvitationExpiryTest : public DatabaseTest {
protected:
    Result<Invitation> resent(Invitation const& invitation)
    {
        return acme.write([&](db::Transaction& tx) { return resend(tx, acme.ann, invitation.id); });
    }
    Result<Invitation> declined(Invitation const& invitation)
    {
        return acme.write([&](db::Transaction& tx) { return decline(tx, {}, acme.link_of(invitation)); });
    }
    Result<Invitation> looked_at(Invitation const& invitation)
    {
        return acme.read([&](db::Transaction& tx) -> Result<Invitation> {
            return TRY(look(tx, acme.link_of(invitation))).invitation;
        });
    }
    void expire_all()
    {
        acme.write([&](db::Transaction& tx) { expire_overdue(tx, acme.account.id); });
    }
    std::string newest_event()
    {
        return acme.read(
            [&](db::Transaction& tx) { return events::list_before(tx, acme.account.id, 0, 1).at(0).operation; });
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(InvitationExpiryTest);

// INV-05
TEST_P(InvitationExpiryTest, expire_after_seven_days)
{
    auto const zoe = acme.invited("Zoe").value();
    clock.by(lifetime - 1min);
    EXPECT_TRUE(looked_at(zoe));
    clock.by(1min);
    for (bool swept : { false, true }) {
        if (swept)
            expire_all();
        EXPECT_EQ(code(looked_at(zoe)), "invitation_expired") << swept;
        EXPECT_EQ(code(acme.accepted(zoe)), "invitation_expired") << swept;
        EXPECT_EQ(code(declined(zoe)), "invitation_expired") << swept;
        EXPECT_EQ(acme.now(zoe).state, swept ? State::Expired : State::Pending);
    }
    EXPECT_EQ(newest_event(), "invitation.expired");
}

TEST_P(InvitationExpiryTest, that_expired_are_alive_again_when_resent)
{
    for (bool swept : { false, true }) {
        auto const zoe = acme.invited(swept ? "Zoe" : "Yan").value();
        clock.by(lifetime + 1s);
        if (swept)
            expire_all();
        auto const again = resent(zoe).value();
        EXPECT_EQ(again.state, State::Pending);
        EXPECT_EQ(acme.token_of(again), acme.token_of(zoe)) << "the same link";
        EXPECT_TRUE(acme.accepted(zoe)) << swept;
    }
}

TEST_P(InvitationExpiryTest, that_expired_do_not_stand_in_the_way_of_new_ones)
{
    auto const old = acme.invited("Zoe").value();
    clock.by(lifetime + 1s);
    auto const fresh = acme.invited("Zoe").value();
    EXPECT_EQ(acme.now(old).state, State::Expired);
    EXPECT_EQ(code(resent(old)), "already_invited");
    EXPECT_EQ(code(acme.accepted(old)), "invitation_expired");
    EXPECT_TRUE(acme.accepted(fresh));
}

TEST_P(InvitationExpiryTest, never_expire_earlier_by_being_resent)
{
    std::mt19937 random { 7 };
    auto const zoe = acme.invited("Zoe").value();
    auto expires_at = zoe.expires_at;
    for (int i = 0; i < 60; ++i) {
        clock.by(std::chrono::minutes { random() % (2 * 24 * 60) });
        if (auto const again = resent(zoe)) {
            EXPECT_GE(again->expires_at, expires_at);
            EXPECT_GE(again->expires_at - again->sent_at, lifetime);
            expires_at = again->expires_at;
        }
        EXPECT_EQ(acme.now(zoe).expires_at, expires_at);
    }
}

TEST_P(InvitationExpiryTest, resent_under_a_clock_that_went_back_keep_their_expiry)
{
    auto const zoe = acme.invited("Zoe").value();
    clock.by(-Days { 3 });
    EXPECT_EQ(resent(zoe)->expires_at, zoe.expires_at);
    clock.by(Days { 3 });
}

// INV-20
TEST_P(InvitationExpiryTest, are_mailed_five_times_a_day_at_most)
{
    auto const zoe = acme.invited("Zoe").value();
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(code(resent(zoe)), i < 4 ? "" : "too_many_requests") << i;
    EXPECT_EQ(tests::count(database(), "mails"), 5);
    clock.by(Days { 1 } + 1s);
    EXPECT_TRUE(resent(zoe));
}

}
}
