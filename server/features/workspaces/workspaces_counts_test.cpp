// What counts for how many workspaces one may be in: places as a guest, and archived ones, do not use up one's own.

#include "support/database.h"
#include "support/people.h"
#include "workspaces/workspaces_store.h"

#include <gtest/gtest.h>

namespace kith::workspaces {
namespace {

class WorkspacesCountsTest : public DatabaseTest {
protected:
    std::int64_t counted(Actor const& actor, store::PlaceKind kind)
    {
        return acme.read([&](db::Transaction& tx) {
            return store::counts_of_members(tx, actor.account, kind, { actor.membership })[actor.membership];
        });
    }
    std::int64_t owned(Actor const& actor)
    {
        return acme.read([&](db::Transaction& tx) { return store::count_owned(tx, actor.account, actor.membership); });
    }

    tests::Business acme = tests::founded(database(), "Acme");
    tests::Business beta = tests::founded(database(), "Beta");
    Actor bob = acme.joined("Bob");
    Actor cem = acme.joined("Cem");
    Actor zoe = beta.joined("Zoe");
};
KITH_ON_BOTH_ENGINES(WorkspacesCountsTest);

TEST_P(WorkspacesCountsTest, are_of_what_is_ones_own)
{
    auto const made = acme.write([&](db::Transaction& tx) -> Result<Workspace> {
        auto const one = TRY(create(tx, bob, { WorkspaceName::parse("Plans").value() }));
        auto const colleague = memberships::find(tx, cem.account, cem.membership).value();
        auto const guest = memberships::find(tx, zoe.account, zoe.membership).value();
        TRY(add(tx, bob, one, { { colleague }, { guest, "Beta", "con_1" } }));
        return one;
    });
    ASSERT_TRUE(made);
    EXPECT_EQ(owned(bob), 1);
    EXPECT_EQ(owned(cem), 0) << "is in one, and owns none";
    EXPECT_EQ(counted(cem, store::PlaceKind::Own), 1);
    EXPECT_EQ(counted(zoe, store::PlaceKind::Guest), 1);
    EXPECT_EQ(counted(zoe, store::PlaceKind::Own) + owned(zoe), 0);
    auto const archived = acme.write([&](db::Transaction& tx) {
        auto const now = find(tx, bob.account, made->id).value();
        return change(tx, bob, now, { .name = {}, .archived = true, .owner = {} });
    });
    ASSERT_TRUE(archived);
    EXPECT_EQ(counted(cem, store::PlaceKind::Own) + counted(zoe, store::PlaceKind::Guest), 0);
    EXPECT_EQ(owned(bob), 1);
}

}
}
