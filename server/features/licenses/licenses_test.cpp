#include "licenses/licenses.h"

#include "support/licensing.h"

#include <gtest/gtest.h>

namespace kith::licenses {
namespace {

using tests::code;
using Products = std::vector<std::string>;

class LicensesTest : public tests::Licensing {
protected:
    Products held(Holder const& holder)
    {
        return acme.read([&](db::Transaction& tx) { return list_held(tx, account, holder); });
    }
};
KITH_ON_BOTH_ENGINES(LicensesTest);

// S4-28
TEST_P(LicensesTest, of_a_new_account_are_three_of_each_product)
{
    auto const pools = acme.read([&](db::Transaction& tx) { return list_pools(tx, account); });
    ASSERT_EQ(pools.size(), 2u);
    EXPECT_EQ(pools[0].product, "suite");
    EXPECT_EQ(pools[0].name, "Kith Suite");
    EXPECT_EQ(pools[1].product, "voice");
    EXPECT_EQ(numbers("suite"), "3 of 3");
    EXPECT_EQ(numbers("voice"), "3 of 3");
    EXPECT_EQ(pools[0].assigned + pools[0].reserved + pools[1].assigned + pools[1].reserved, 0);
}

// S4-28
TEST_P(LicensesTest, of_one_account_are_not_anothers)
{
    auto bolt = tests::founded(database(), "Bolt");
    for (auto const* name : { "Bob", "Cem", "Dan" })
        taken(name);
    EXPECT_EQ(numbers(), "0 of 3");
    auto const theirs = bolt.read([&](db::Transaction& tx) { return find_pool(tx, bolt.account.id, "suite"); });
    EXPECT_EQ(theirs->available(), 3);
}

// S4-29
TEST_P(LicensesTest, are_taken_until_the_last_which_is_said)
{
    EXPECT_EQ(taken("Bob"), "yes");
    EXPECT_EQ(taken("Cem"), "yes");
    EXPECT_EQ(taken("Dan"), "last");
    EXPECT_EQ(taken("Fay"), "no_licenses_available");
    EXPECT_EQ(numbers(), "0 of 3");
    EXPECT_EQ(numbers("voice"), "3 of 3") << "another product";
    EXPECT_EQ(pool().assigned, 3);
}

// S4-29
TEST_P(LicensesTest, that_are_gone_are_refused_with_the_product)
{
    for (auto const* name : { "Bob", "Cem", "Dan" })
        taken(name);
    auto const refused =
        acme.write([&](db::Transaction& tx) { return take(tx, account, "suite", member("Fay"), {}, "rows.licenses"); });
    ASSERT_FALSE(refused);
    auto const& refusal = refused.error();
    EXPECT_EQ(refusal.errors.at(0).field, "rows.licenses");
    EXPECT_TRUE(refusal.errors.at(0).message.contains("Kith Suite")) << refusal.errors.at(0).message;
    std::vector<std::pair<std::string, std::string>> const about { { "product", "suite" },
        { "product_name", "Kith Suite" } };
    EXPECT_EQ(refusal.about, about);
}

TEST_P(LicensesTest, of_a_product_the_account_has_not_are_refused)
{
    EXPECT_EQ(taken("Bob", "piano"), "validation");
    EXPECT_EQ(taken("Bob", ""), "validation");
    EXPECT_EQ(taken("Bob", "suite' or 1=1--"), "validation");
    EXPECT_EQ(ledger(), "");
}

// S4-24
TEST_P(LicensesTest, that_are_given_back_are_free_for_the_next)
{
    for (auto const* name : { "Bob", "Cem", "Dan" })
        taken(name);
    release("Cem");
    EXPECT_EQ(numbers(), "1 of 3");
    clock.by(1ms);
    EXPECT_EQ(taken("Fay"), "last");
    EXPECT_EQ(ledger({ .slot = 2 }), "2 Fay, 2 Cem");
    release("Gus");
    release("Bob", "voice");
    EXPECT_EQ(numbers(), "0 of 3") << "who holds none gives none back";
}

// S4-24
TEST_P(LicensesTest, of_a_holder_are_given_back_all_at_once)
{
    taken("Bob", "voice");
    taken("Bob");
    taken("Cem");
    EXPECT_EQ(held(member("Bob")), (Products { "suite", "voice" }));
    EXPECT_EQ(acme.write([&](db::Transaction& tx) { return release_all(tx, account, member("Bob")); }),
        (Products { "suite", "voice" }));
    EXPECT_EQ(held(member("Bob")), Products {});
    EXPECT_EQ(numbers("suite"), "2 of 3");
    EXPECT_EQ(numbers("voice"), "3 of 3");
}

// S1-15, B12
TEST_P(LicensesTest, that_an_invitation_reserved_become_its_members)
{
    auto const invitation = InvitationId::make();
    taken(reservation(invitation));
    EXPECT_EQ(pool().reserved, 1);
    EXPECT_EQ(pool().assigned, 0);
    EXPECT_EQ(pool().available(), 2);
    clock.by(1ms);
    EXPECT_EQ(acme.write([&](db::Transaction& tx) { return confirm(tx, account, invitation, member("Zoe")); }),
        Products { "suite" });
    EXPECT_EQ(pool().reserved, 0);
    EXPECT_EQ(pool().assigned, 1);
    EXPECT_EQ(ledger(), "1 Zoe, 1 Invited") << "the same license, from hand to hand";
    EXPECT_EQ(
        acme.write([&](db::Transaction& tx) { return confirm(tx, account, invitation, member("Zoe")); }), Products {});
}

// S4-32
TEST_P(LicensesTest, that_are_reserved_are_confirmed_although_none_is_left)
{
    auto const invitation = InvitationId::make();
    taken(reservation(invitation));
    taken("Bob");
    EXPECT_EQ(taken("Cem"), "last");
    EXPECT_EQ(acme.write([&](db::Transaction& tx) { return confirm(tx, account, invitation, member("Zoe")); }),
        Products { "suite" });
    EXPECT_EQ(numbers(), "0 of 3");
}

// S1-15
TEST_P(LicensesTest, that_were_reserved_for_nothing_are_free_again)
{
    auto const invitation = InvitationId::make();
    taken(reservation(invitation));
    taken(reservation(invitation), "voice");
    EXPECT_EQ(acme.write([&](db::Transaction& tx) { return release_all(tx, account, reservation(invitation)); }),
        (Products { "suite", "voice" }));
    EXPECT_EQ(numbers("suite"), "3 of 3");
    EXPECT_EQ(numbers("voice"), "3 of 3");
}

TEST_P(LicensesTest, are_recorded_with_who_holds_them)
{
    acme.write([&](db::Transaction& tx) {
        record(tx, account, acme.ann.source(), "license.assigned", "suite", { "Bob Lee", "Cem Lee" });
        auto const event = events::list_before(tx, account, 0, 1).at(0);
        EXPECT_EQ(event.operation, "license.assigned");
        EXPECT_EQ(event.target.name, "Kith Suite");
        EXPECT_EQ(event.data, R"({"holders":["Bob Lee","Cem Lee"]})");
    });
}

// S4-29: what is given back in between is behind the taker already, and still there.
TEST_P(LicensesTest, are_taken_one_after_the_other_behind_one_lock)
{
    auto const said = acme.write([&](db::Transaction& tx) {
        Taker taker { tx, account };
        auto take = [&](char const* name) {
            auto const taken = taker.take("suite", member(name), {}, "licenses");
            return !taken ? code(taken) : taken->was_last ? "last" : "yes";
        };
        Products said { take("Bob"), take("Cem") };
        licenses::release(tx, account, "suite", member("Bob"));
        for (auto const* name : { "Dan", "Eve", "Fay" })
            said.push_back(take(name));
        return said;
    });
    EXPECT_EQ(said, (Products { "yes", "yes", "yes", "last", "no_licenses_available" }));
    EXPECT_EQ(numbers(), "0 of 3");
}

}
}
