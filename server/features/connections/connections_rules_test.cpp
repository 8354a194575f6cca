#include "connections/connections_rules.h"

#include <gtest/gtest.h>

namespace kith::connections {
namespace {

Connection row(State state, bool is_requester, bool blocks = false)
{
    Connection one;
    one.state = state;
    one.is_requester = is_requester;
    one.blocks = blocks;
    one.decided_at = Time {} + Days { 100 };
    return one;
}

std::string outcome(std::optional<Connection> const& row, Time now = Time {} + Days { 101 })
{
    auto const result = outcome_of_request(row, now);
    return !result ? result.error().code : *result == Outcome::Asks ? "asks" : "accepts";
}

TEST(ConnectionsRules, decide_what_becomes_of_a_request)
{
    EXPECT_EQ(outcome({}), "asks");
    EXPECT_EQ(outcome(row(State::None, false)), "asks");
    EXPECT_EQ(outcome(row(State::Ended, true)), "asks");
    EXPECT_EQ(outcome(row(State::Pending, true)), "request_pending");
    EXPECT_EQ(outcome(row(State::Pending, false)), "accepts");
    EXPECT_EQ(outcome(row(State::Accepted, false)), "already_connected");
    EXPECT_EQ(outcome(row(State::Declined, true)), "cooldown");
    EXPECT_EQ(outcome(row(State::Declined, true), Time {} + Days { 107 }), "asks");
    EXPECT_EQ(outcome(row(State::Declined, false)), "asks");
    EXPECT_EQ(outcome(row(State::Pending, false, true)), "blocked");
}

TEST(ConnectionsRules, let_terms_only_get_narrower)
{
    Time const now {};
    Terms const agreed { { Scope::See, Scope::Chat }, now + Days { 10 } };
    auto is_narrower = [&](Terms const& wanted) { return check_narrower(wanted, agreed, now).has_value(); };
    EXPECT_TRUE(is_narrower(agreed));
    EXPECT_TRUE(is_narrower({ { Scope::See }, now + Days { 1 } }));
    EXPECT_FALSE(is_narrower({ { Scope::Call }, now + Days { 1 } }));
    EXPECT_FALSE(is_narrower({ { Scope::See }, {} }));
    EXPECT_FALSE(is_narrower({ { Scope::See }, now + Days { 11 } }));
    EXPECT_FALSE(is_narrower({ {}, now + Days { 1 } }));
    EXPECT_FALSE(is_narrower({ { Scope::See }, now + 1min }));
}

TEST(ConnectionsRules, keep_scopes_in_one_order)
{
    EXPECT_EQ(text_of({ Scope::Call, Scope::See, Scope::Call }), "see call");
    EXPECT_EQ(scopes_of("see call"), (Scopes { Scope::See, Scope::Call }));
    EXPECT_EQ(scopes_of(text_of(all_scopes)), all_scopes);
}

}
}
