// Helping somebody who has lost the phone and the recovery codes.

#include "mail/outbox.h"
#include "support/authenticator.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Browser;

class TakeSecondFactorsTest : public tests::UserManagement {
protected:
    tests::SecondFactor set_up_by(Actor const& actor)
    {
        auto browser = signed_in(actor);
        return tests::with_second_factor(browser, clock);
    }
    std::string factors_of(Actor const& user) const { return at(user) + "/second-factors"; }
};
KITH_ON_BOTH_ENGINES(TakeSecondFactorsTest);

// B37
TEST_P(TakeSecondFactorsTest, lets_the_user_in_again_and_tells_him)
{
    set_up_by(bob);
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "401 mfa_required");
    auto const before = last_event();
    EXPECT_EQ(as_eve.remove(factors_of(bob)).status, 204);
    EXPECT_EQ(events_after(before), "membership.second_factor_taken ");
    EXPECT_EQ(newest_event().source.name, "Eve Lee");
    auto const mail = acme.read([](db::Transaction& tx) { return mail::list_kept(tx, "bob@acme.test", 1).at(0).text; });
    EXPECT_TRUE(mail.contains("Eve Lee of Acme turned off")) << mail;
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").status, 200);
    EXPECT_EQ(as_eve.remove(factors_of(bob)).status, 204) << "there is none any more";
    EXPECT_EQ(events_after(before), "membership.second_factor_taken ");
}

TEST_P(TakeSecondFactorsTest, is_for_those_who_manage_users)
{
    auto const cem = acme.joined("Cem");
    EXPECT_EQ(signed_in(cem).remove(factors_of(bob)).problem(), "403 forbidden");
    EXPECT_EQ(signed_in(acme.joined("Max", tests::manager)).remove(factors_of(bob)).problem(), "403 forbidden");
    EXPECT_EQ(Browser { api }.remove(factors_of(bob)).problem(), "401 unauthenticated");
    EXPECT_EQ(
        as_eve.remove(path("/users/") + MembershipId::make().text() + "/second-factors").problem(), "404 not_found");
}

TEST_P(TakeSecondFactorsTest, leaves_legal_representatives_to_each_other_and_nobody_to_himself)
{
    EXPECT_EQ(as_eve.remove(factors_of(acme.ann)).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.remove(factors_of(eve)).problem(), "403 forbidden") << "that is for /me/totp";
    auto const lea = acme.joined("Lea", tests::legal_representative);
    auto as_lea = signed_in(lea);
    EXPECT_EQ(as_lea.remove(factors_of(eve)).status, 204);
    EXPECT_EQ(as_lea.remove(factors_of(acme.ann)).status, 204);
}

// AUT-14: an administrator's browser that stands open opens no other login, nor does a program of his.
TEST_P(TakeSecondFactorsTest, is_asked_by_who_showed_himself_a_short_while_ago)
{
    set_up_by(bob);
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(as_eve));
    EXPECT_EQ(script.remove(factors_of(bob)).problem(), "403 reauthentication_required");
    clock.by(sessions::recent_interval);
    EXPECT_EQ(as_eve.remove(factors_of(bob)).problem(), "403 reauthentication_required");
    EXPECT_EQ(
        as_eve.remove(path("/users/") + MembershipId::make().text() + "/second-factors").problem(), "404 not_found");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "401 mfa_required") << "it is as it was";
    EXPECT_EQ(
        as_eve.post("/api/v1/me/reauthentication", fmt::format(R"({{"password":"{}"}})", tests::good_password)).status,
        204);
    EXPECT_EQ(as_eve.remove(factors_of(bob)).status, 204);
}

TEST_P(TakeSecondFactorsTest, is_not_for_who_belongs_to_other_accounts_too)
{
    auto const zoe = acme.joined("Zoe");
    set_up_by(zoe);
    auto bolt = tests::founded(database(), "Bolt");
    bolt.write([&](db::Transaction& tx) {
            auto const person = persons::find(tx, zoe.person).value();
            return memberships::join(tx, {}, person,
                { bolt.account.id, memberships::Kind::Internal, person.first_name, person.last_name, Rights {} });
        })
        .value();
    EXPECT_EQ(as_eve.remove(factors_of(zoe)).problem(), "409 identity_shared");
    EXPECT_EQ(Browser { api }.log_in("zoe@acme.test").problem(), "401 mfa_required");
}

}
}
