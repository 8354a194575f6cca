#include "clients/clients_rules.h"

#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::clients {
namespace {

using tests::address;
using tests::name;

NewMember by_phone(std::string_view phone) { return { name("Zoe"), name("Doe"), {}, ShortText::stored(phone) }; }
NewMember by_email(std::string_view email) { return { name("Zoe"), name("Doe"), address(email) }; }

// "2 email required", of the errors in their order.
std::string complaint(std::vector<NewMember> members, Delivery delivery)
{
    NewClients wanted { std::move(members) };
    wanted.delivery = delivery;
    auto const fits = check_members(wanted);
    std::string all;
    for (auto const& error : fits ? std::vector<FieldError> {} : fits.error().errors)
        all += (all.empty() ? "" : ", ") + std::to_string(error.row) + ' ' + error.field + ' ' + error.code;
    return all;
}

// A number is one however it is written, and never an address.
TEST(ClientsRules, know_somebody_by_his_address_or_his_number)
{
    EXPECT_EQ(contact_of(by_phone("+41 44 668 18 00")), contact_of(by_phone("0041446681800")));
    EXPECT_FALSE(contact_of(by_phone("044 668 18 00")) == contact_of(by_phone("+41 44 668 18 00")));
    EXPECT_EQ(contact_of(by_phone("+41 44 668 18 00")).text(), "");
    EXPECT_FALSE(contact_of(by_phone("+41 44 668 18 00")).key().contains('@'));
    EXPECT_EQ(contact_of(by_email("Zoe@X.test")).key(), "zoe@x.test");
}

// S2-20
TEST(ClientsRules, want_a_way_to_reach_each_of_them)
{
    auto const email = by_email("zoe@x.test");
    auto const phone = by_phone("+41 44 668 18 00");
    EXPECT_EQ(complaint({ email, phone }, Delivery::Quiet), "");
    EXPECT_EQ(complaint({ email, phone }, Delivery::Portal), "2 email required");
    EXPECT_EQ(complaint({ email, by_phone("") }, Delivery::Quiet), "2 email required");
    EXPECT_EQ(complaint({ by_phone("call me") }, Delivery::Quiet), "1 phone invalid");
    EXPECT_EQ(complaint({ email, by_email("ZOE@x.test") }, Delivery::Quiet), "2 email repeated");
    EXPECT_EQ(complaint({ phone, by_phone("0041446681800") }, Delivery::Quiet), "2 phone repeated");
}

Client in(State state)
{
    Client client;
    client.member.state = state == State::Active ? memberships::State::Active : memberships::State::Pending;
    if (state == State::Pending)
        client.invited_at = Time {};
    return client;
}

// Who accepted is the administrators' to remove.
TEST(ClientsRules, let_his_only_user_remove_who_has_not_accepted)
{
    Actor user;
    Actor administrator;
    administrator.permissions = permissions_of_role(Role::Administrator);
    for (auto const state : { State::Quiet, State::Pending, State::Active }) {
        bool const has_accepted = state == State::Active;
        EXPECT_EQ(in(state).state(), state);
        EXPECT_TRUE(may_remove(administrator, in(state), false, 2));
        EXPECT_EQ(may_remove(user, in(state), true, 1), !has_accepted);
        EXPECT_FALSE(may_remove(user, in(state), true, 2));
        EXPECT_FALSE(may_remove(user, in(state), false, 1));
    }
}

}
}
