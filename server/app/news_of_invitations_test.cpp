// What the bell tells of invitations.

#include "support/being_told.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

class NewsOfInvitationsTest : public tests::BeingTold {};
KITH_ON_BOTH_ENGINES(NewsOfInvitationsTest);

// S1-14: one entry of the log asks the administrators, one of whom had invited.
TEST_P(NewsOfInvitationsTest, who_is_to_approve_what_he_sent_is_told_once)
{
    auto wanted = acme.wanted("Kim", tests::manager);
    wanted.force_email = false;
    auto const invitation = acme.write([&](db::Transaction& tx) { return invitations::send(tx, eve, wanted); }).value();
    auto const accept = "/api/v1/public/invitations/" + tests::Business::token_of(invitation) + "/accept";
    auto const body = fmt::format(
        R"({{"first_name":"Kim","last_name":"Lee","password":"{}","email":"kim@bolt.test"}})", tests::good_password);
    EXPECT_EQ(tests::Browser { api }.post(accept, body).status, 202);
    EXPECT_EQ(told(as_eve), "approval_awaited 1; ");
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(told(as_ann), "approval_awaited 1; ");
    EXPECT_EQ(told(as_bob), "");
}

}
}
