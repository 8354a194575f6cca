// Making users inactive and active again, and removing them (S4-23..27, S0-05).

#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Browser;

class InactiveUsersTest : public tests::UserManagement {
protected:
    static constexpr auto inactive = R"({"active":false})";
    static constexpr auto active = R"({"active":true})";

    tests::Answer deactivated(Actor const& user) { return as_eve.patch(at(user), inactive); }
    Browser program_of(Browser& browser)
    {
        Browser program { api };
        program.headers = tests::bearer(tests::made_api_token(browser));
        return program;
    }
};
KITH_ON_BOTH_ENGINES(InactiveUsersTest);

// S4-24, LIF-04
TEST_P(InactiveUsersTest, lose_their_licenses_and_their_sessions)
{
    as_eve.patch(at(bob), R"({"licenses":["suite","voice"],"roles":["manager"]})");
    auto as_bob = signed_in(bob);
    auto program = program_of(as_bob);
    EXPECT_EQ(program.get(path()).status, 200);
    auto const before = last_event();
    auto const answer = deactivated(bob);
    EXPECT_EQ(answer.at("/state"), "inactive");
    EXPECT_EQ(answer.at("/licenses"), "[]");
    EXPECT_EQ(answer.at("/roles"), R"(["user","manager"])");
    EXPECT_EQ(available("suite") + available("voice"), 6);
    EXPECT_EQ(as_bob.get(path()).problem(), "401 unauthenticated");
    EXPECT_EQ(program.get(path()).problem(), "401 unauthenticated");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "403 inactive");
    EXPECT_EQ(events_after(before), "license.released license.released membership.deactivated ");
}

// S4-24: one transaction, so that another takes the license at once.
TEST_P(InactiveUsersTest, leave_their_licenses_to_others)
{
    auto const cem = acme.joined("Cem");
    auto const dan = acme.joined("Dan");
    for (auto const& user : { bob, cem, dan })
        EXPECT_EQ(give(as_eve, "suite", user).status, 200);
    EXPECT_EQ(give(as_eve, "suite", eve).problem(), "409 no_licenses_available");
    deactivated(bob);
    EXPECT_EQ(give(as_eve, "suite", eve).status, 200);
}

// S4-24: what is another account's business goes on.
TEST_P(InactiveUsersTest, stay_signed_in_where_they_are_active)
{
    auto bolt = acme.write([&](db::Transaction& tx) {
        return accounts::found(tx, {}, AccountName::parse("Bolt").value(), persons::find(tx, bob.person).value());
    });
    auto as_bob = signed_in(bob);
    deactivated(bob);
    EXPECT_EQ(as_bob.get(path()).problem(), "403 inactive");
    EXPECT_EQ(as_bob.get("/api/v1/accounts/" + bolt.account.id.text()).status, 200);
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").status, 200);
}

// S4-25
TEST_P(InactiveUsersTest, are_never_made_so_by_themselves)
{
    auto as_ann = signed_in(acme.ann);
    auto again = signed_in(eve);
    auto program = program_of(as_eve);
    for (auto* browser : { &as_eve, &again, &program }) {
        EXPECT_EQ(browser->patch(at(eve), inactive).problem(), "409 self_deactivation");
        EXPECT_EQ(browser->patch(at(eve), R"({"active":false,"job_title":"x"})").problem(), "409 self_deactivation");
        EXPECT_EQ(browser->patch(at(eve), ends("membership", 1h)).problem(), "409 self_deactivation");
        EXPECT_EQ(browser->remove(at(eve)).problem(), "409 self_removal");
    }
    EXPECT_EQ(as_ann.patch(at(acme.ann), inactive).problem(), "409 self_deactivation");
    EXPECT_EQ(as_ann.remove(at(acme.ann)).problem(), "409 self_removal");
    EXPECT_EQ(as_eve.get(at(eve)).at("/state"), "active");
    EXPECT_EQ(member(eve).version, 1);
    EXPECT_EQ(as_ann.patch(at(eve), inactive).status, 200) << "by another one, yes";
}

// S4-27, LIF-04
TEST_P(InactiveUsersTest, get_nothing_back_by_themselves)
{
    as_eve.patch(at(bob), R"({"licenses":["suite"]})");
    auto const mails = tests::count(database(), "mails");
    deactivated(bob);
    auto const before = last_event();
    auto const answer = as_eve.patch(at(bob), active);
    EXPECT_EQ(answer.at("/state"), "active");
    EXPECT_EQ(answer.at("/licenses"), "[]");
    EXPECT_EQ(available("suite"), 3);
    EXPECT_EQ(events_after(before), "membership.reactivated ");
    EXPECT_EQ(tests::count(database(), "mails"), mails) << "no second welcome";
    EXPECT_EQ(signed_in(bob).get(path()).status, 200);
}

// S4-27
TEST_P(InactiveUsersTest, are_made_active_with_licenses_in_one_step)
{
    deactivated(bob);
    auto const answer = as_eve.patch(at(bob), R"({"active":true,"licenses":["voice"]})");
    EXPECT_EQ(answer.at("/licenses"), R"(["voice"])");
    EXPECT_EQ(available("voice"), 2);
    deactivated(bob);
    for (auto const* name : { "Cem", "Dan", "Fay" })
        give(as_eve, "voice", acme.joined(name));
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true,"licenses":["voice"]})").problem(), "409 no_licenses_available");
    EXPECT_EQ(as_eve.get(at(bob)).at("/state"), "inactive") << "all of it, or nothing";
    EXPECT_EQ(as_eve.patch(at(bob), active).status, 200) << "without one, yes";
}

// S4-24
TEST_P(InactiveUsersTest, are_given_no_license)
{
    deactivated(bob);
    EXPECT_EQ(give(as_eve, "suite", bob).problem(), "409 member_inactive");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"licenses":["suite"]})").problem(), "409 member_inactive");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"licenses":[],"job_title":"Clerk"})").status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false,"licenses":["suite"]})").problem(), "409 member_inactive");
    EXPECT_EQ(available("suite"), 3);
}

// S4-26
TEST_P(InactiveUsersTest, are_listed_on_demand)
{
    deactivated(bob);
    EXPECT_EQ(as_eve.get(path("/users?total=true")).at("/total"), "2");
    EXPECT_EQ(as_eve.get(path("/users?state=inactive")).at("/items/0/display_name"), "Bob Lee");
    EXPECT_EQ(as_eve.get(path("/users?state=all&total=true")).at("/total"), "3");
    EXPECT_EQ(as_eve.get(path("/users?q=bob")).at("/items"), "[]");
    EXPECT_EQ(as_eve.get(path("/users?q=bob&state=all")).at("/items/0/state"), "inactive");
}

// S0-05, S4-20: whoever still has the user's window open is told
TEST_P(InactiveUsersTest, and_removed_ones_are_different_things)
{
    give(as_eve, "suite", bob);
    auto as_bob = signed_in(bob);
    auto program = program_of(as_bob);
    auto const before = last_event();
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(events_after(before), "license.released membership.removed ");
    EXPECT_EQ(as_bob.get(path()).problem(), "401 unauthenticated");
    EXPECT_EQ(program.get(path()).problem(), "401 unauthenticated");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "403 inactive");
    EXPECT_EQ(available("suite"), 3);
    EXPECT_EQ(as_eve.get(at(bob)).problem(), "404 not_found");
    EXPECT_EQ(as_eve.patch(at(bob), active).problem(), "404 not_found");
    EXPECT_EQ(as_eve.remove(at(bob)).problem(), "404 not_found");
    EXPECT_EQ(as_eve.get(path("/users?state=all&q=bob")).at("/items"), "[]");
    EXPECT_TRUE(acme.invited("Bob")) << "the address is free again";
}

// S0-05: inactive ones can be removed, too.
TEST_P(InactiveUsersTest, are_removed_as_well)
{
    deactivated(bob);
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(as_eve.get(path("/users?state=all&total=true")).at("/total"), "2");
}

}
}
