#include "workspaces/workspaces_rules.h"

#include <gtest/gtest.h>

namespace kith::workspaces {
namespace {

using store::Candidate;

MembershipId const ann = MembershipId::make();
MembershipId const bob = MembershipId::make();
MembershipId const cem = MembershipId::make();
Time const monday {};
Time const tuesday = monday + Days { 1 };

// S2-27
TEST(OwnerOfWorkspaceTest, stays_who_is_in_it)
{
    EXPECT_EQ(owner_among({ { ann, true, monday }, { bob, true, tuesday } }, bob), bob);
}

TEST(OwnerOfWorkspaceTest, is_followed_by_who_has_been_in_it_longest)
{
    EXPECT_EQ(owner_among({ { cem, true, tuesday }, { ann, true, monday } }, bob), ann);
    EXPECT_EQ(owner_among({ { cem, true, tuesday }, { ann, false, monday } }, bob), cem);
    EXPECT_EQ(owner_among({ { cem, true, tuesday }, { ann, true, monday } }, std::nullopt), ann);
}

TEST(OwnerOfWorkspaceTest, is_not_inactive_while_another_one_is_there)
{
    EXPECT_EQ(owner_among({ { ann, false, monday }, { bob, true, tuesday } }, ann), bob);
    EXPECT_EQ(owner_among({ { ann, false, monday }, { bob, false, tuesday } }, bob), bob);
    EXPECT_EQ(owner_among({}, ann), std::nullopt);
}

}
}
