// What kith check says of licenses: nothing of a normal life, and each kind of damage.

#include "licenses/licenses.h"

#include "support/licensing.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::licenses {
namespace {

using Findings = std::vector<std::string>;

class LicenseCheckTest : public tests::Licensing {
protected:
    void SetUp() override
    {
        bob = acme.joined("Bob");
        give(bob, "suite");
        give(acme.joined("Cem"), "suite");
        give(bob, "voice");
        auto wanted = acme.wanted("Zoe");
        wanted.licenses = { "suite" };
        acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); }).value();
    }
    void give(Actor const& user, std::string_view product) { acme.licensed(user, product).value(); }
    Findings found()
    {
        auto all = acme.read([&](db::Transaction& tx) { return check(tx, account); });
        std::ranges::sort(all);
        return all;
    }
    Findings found_after(std::string const& sql)
    {
        acme.write([&](db::Transaction& tx) { EXPECT_GE(tx.run(sql), 1) << sql; });
        return found();
    }

    Actor bob;
};
KITH_ON_BOTH_ENGINES(LicenseCheckTest);

TEST_P(LicenseCheckTest, finds_nothing_in_a_normal_life)
{
    EXPECT_EQ(numbers("suite"), "0 of 3");
    EXPECT_EQ(found(), Findings {});
    acme.write([&](db::Transaction& tx) -> Result<void> {
            auto const before = TRY(users::get(tx, acme.ann, bob.membership));
            return users::withdraw_license(tx, acme.ann, before, "suite");
        })
        .value();
    EXPECT_EQ(found(), Findings {});
}

TEST_P(LicenseCheckTest, finds_nothing_when_an_invitation_was_accepted_or_revoked)
{
    auto wanted = acme.wanted("Yan");
    wanted.licenses = { "voice" };
    auto const yan = acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); }).value();
    acme.accepted(yan).value();
    EXPECT_EQ(pool("voice").assigned, 2);
    wanted = acme.wanted("Xen");
    wanted.licenses = { "voice" };
    auto const xen = acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); }).value();
    acme.write([&](db::Transaction& tx) { return invitations::revoke(tx, acme.ann, xen.id); }).value();
    EXPECT_EQ(numbers("voice"), "1 of 3");
    EXPECT_EQ(found(), Findings {});
}

TEST_P(LicenseCheckTest, finds_a_total_that_is_not_that_of_the_slots)
{
    EXPECT_EQ(found_after("update license_pools set total = 7 where product = 'voice'"),
        Findings { "licenses of voice: the slots are not as many as the pool says" });
}

TEST_P(LicenseCheckTest, finds_a_slot_that_is_missing)
{
    EXPECT_EQ(found_after("delete from license_slots where product = 'voice' and slot = 3"),
        Findings { "licenses of voice: the slots are not as many as the pool says" });
}

// B12
TEST_P(LicenseCheckTest, finds_a_holder_whom_the_ledger_does_not_know)
{
    EXPECT_EQ(found_after("delete from license_spans where product = 'voice'"),
        Findings { "license voice 1: its holder is not the one of the ledger" });
}

// B12
TEST_P(LicenseCheckTest, finds_a_span_that_does_not_end_with_its_license)
{
    EXPECT_EQ(found_after("update license_slots set membership_id = null where product = 'voice' and slot = 1"),
        (Findings {
            "license voice 1: its holder is not the one of the ledger", "license voice of Bob Lee: there is none" }));
}

TEST_P(LicenseCheckTest, finds_a_license_of_somebody_who_is_not_active)
{
    EXPECT_EQ(found_after("update memberships set state = 'inactive' where id = '" + bob.membership.text() + '\''),
        (Findings { "license suite 1: is held by nobody who may hold one",
            "license voice 1: is held by nobody who may hold one" }));
}

TEST_P(LicenseCheckTest, finds_a_license_of_which_the_member_does_not_know)
{
    EXPECT_EQ(found_after("update memberships set licenses = 'suite' where id = '" + bob.membership.text() + '\''),
        Findings { "license voice 1: is held by nobody who may hold one" });
}

TEST_P(LicenseCheckTest, finds_a_reservation_of_an_invitation_that_has_ended)
{
    EXPECT_EQ(found_after("update invitations set state = 'revoked'"),
        Findings { "license suite 3: is held by nobody who may hold one" });
}

// The other way round: the member thinks he has one, and no slot is his.
TEST_P(LicenseCheckTest, finds_a_member_who_is_said_to_hold_what_he_does_not)
{
    EXPECT_EQ(found_after("update memberships set licenses = 'suite voice' where email_key like 'cem@%'"),
        Findings { "license voice of Cem Lee: there is none" });
}

TEST_P(LicenseCheckTest, says_nothing_of_other_accounts)
{
    auto bolt = tests::founded(database(), "Bolt");
    found_after(
        "update license_pools set total = 7 where product = 'voice' and account_id = '" + account.text() + '\'');
    EXPECT_EQ(bolt.read([&](db::Transaction& tx) { return check(tx, bolt.account.id); }), Findings {});
}

}
}
