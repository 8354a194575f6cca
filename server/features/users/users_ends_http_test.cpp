// Everything of a user can end, and what has ended counts as absent, whoever reads it (B14).

#include "support/user_management.h"
#include "users/users.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Browser;

class UserEndsTest : public tests::UserManagement {
protected:
    void end(Actor const& user, std::string const& of, Duration after)
    {
        auto const answer = as_eve.patch(at(user), ends(of, after));
        EXPECT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.at("/ends/0/of"), of);
    }
    // Sessions of administrators end as well; this is about their users.
    void later(Duration duration)
    {
        clock.by(duration);
        as_eve.log_in("eve@acme.test");
    }
    std::string listed(std::string const& query)
    {
        std::string all;
        auto const page = as_eve.get(path("/users?total=true&" + query));
        for (int i = 0; !page.at("/items/" + std::to_string(i)).empty(); ++i)
            all += page.at("/items/" + std::to_string(i) + "/first_name") + ' ';
        return all + page.at("/total");
    }
};
KITH_ON_BOTH_ENGINES(UserEndsTest);

// B14
TEST_P(UserEndsTest, a_membership_that_ends_is_inactive_from_then_on)
{
    auto as_bob = signed_in(bob);
    end(bob, "membership", 1h);
    clock.by(59min);
    EXPECT_EQ(as_bob.get(path()).status, 200);
    later(1min);
    EXPECT_EQ(as_bob.get(path()).problem(), "403 inactive");
    EXPECT_EQ(as_eve.get(at(bob)).at("/state"), "inactive");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "403 inactive");
    EXPECT_EQ(give(as_eve, "suite", bob).problem(), "409 member_inactive");
}

// B14, S4-26: lists say the same, before anybody has noted it and after.
TEST_P(UserEndsTest, a_membership_that_has_ended_is_listed_as_inactive)
{
    end(bob, "membership", 1h);
    EXPECT_EQ(listed("state=active"), "Ann Bob Eve 3");
    EXPECT_EQ(listed("state=inactive"), "0");
    later(1h);
    for (auto const* when : { "at once", "after the sweep" }) {
        EXPECT_EQ(listed("state=active"), "Ann Eve 2") << when;
        EXPECT_EQ(listed("state=inactive"), "Bob 1") << when;
        EXPECT_EQ(listed("state=inactive&q=bo"), "Bob 1") << when;
        EXPECT_EQ(listed("state=inactive&sort=created_at"), "Bob 1") << when;
        EXPECT_EQ(listed("state=all"), "Ann Bob Eve 3") << when;
        end_overdue();
    }
}

// B14, S4-24
TEST_P(UserEndsTest, a_membership_that_has_ended_gives_its_licenses_back)
{
    as_eve.patch(at(bob), R"({"licenses":["suite","voice"]})");
    end(bob, "membership", 1h);
    auto const before = last_event();
    end_overdue();
    EXPECT_EQ(last_event(), before) << "nothing has ended yet";
    later(1h);
    end_overdue();
    EXPECT_EQ(events_after(before), "license.released license.released membership.deactivated ");
    EXPECT_EQ(newest_event().source.kind, "system");
    EXPECT_EQ(available("suite") + available("voice"), 6);
    EXPECT_EQ(member(bob).state, memberships::State::Inactive);
    auto const after = last_event();
    end_overdue();
    EXPECT_EQ(last_event(), after) << "once";
}

// B14: reactivated, he has no end any more.
TEST_P(UserEndsTest, a_membership_that_has_ended_can_be_made_active)
{
    end(bob, "membership", 1h);
    later(1h);
    auto const answer = as_eve.patch(at(bob), R"({"active":true,"licenses":["suite"]})");
    EXPECT_EQ(answer.at("/state"), "active") << answer.body;
    EXPECT_EQ(answer.at("/ends"), "[]");
    EXPECT_EQ(answer.at("/licenses"), R"(["suite"])");
    later(Days { 30 });
    end_overdue();
    EXPECT_EQ(as_eve.get(at(bob)).at("/state"), "active");
}

// B14
TEST_P(UserEndsTest, an_end_can_be_taken_away)
{
    end(bob, "membership", 1h);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"ends":[{"of":"membership","at":null}]})").at("/ends"), "[]");
    later(2h);
    end_overdue();
    EXPECT_EQ(as_eve.get(at(bob)).at("/state"), "active");
}

// B14
TEST_P(UserEndsTest, a_standing_role_that_has_ended_is_that_of_a_user)
{
    auto const fay = acme.joined("Fay", tests::administrator);
    auto as_fay = signed_in(fay);
    end(fay, "administrator", 1h);
    EXPECT_EQ(as_fay.get(path("/users")).status, 200);
    later(1h);
    as_fay.log_in("fay@acme.test");
    EXPECT_EQ(as_fay.get(path("/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(at(fay)).at("/roles"), R"(["user"])");
    EXPECT_EQ(as_eve.get(path("/can?permission=users.manage&user=" + fay.membership.text())).at("/allowed"), "false");
}

// B14, B17: filters agree with what is shown.
TEST_P(UserEndsTest, a_role_that_has_ended_is_not_found_by_it)
{
    auto const fay = acme.joined("Fay", tests::administrator);
    auto const gus = acme.joined("Gus", tests::manager);
    end(fay, "administrator", 1h);
    end(gus, "manager", 1h);
    EXPECT_EQ(listed("role=administrator"), "Eve Fay 2");
    EXPECT_EQ(listed("role=manager"), "Gus 1");
    later(1h);
    end_overdue();
    EXPECT_EQ(as_eve.get(at(gus)).at("/roles"), R"(["user"])");
    EXPECT_EQ(listed("role=administrator"), "Eve 1");
    EXPECT_EQ(listed("role=manager"), "0");
    EXPECT_EQ(listed("role=user"), "Bob Fay Gus 3");
}

// B14
TEST_P(UserEndsTest, a_grant_that_has_ended_opens_nothing)
{
    as_eve.patch(at(bob), R"({"grants":{"manage":["suite"],"accounting":true}})");
    auto as_bob = signed_in(bob);
    end(bob, "manage:suite", 1h);
    EXPECT_EQ(as_bob.get(path("/products/suite/users")).status, 200);
    later(1h);
    EXPECT_EQ(as_bob.get(path("/products/suite/users")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(at(bob)).at("/grants"), R"({"manage":[],"accounting":true})");
}

// B14
TEST_P(UserEndsTest, a_license_that_has_ended_is_somebody_elses)
{
    auto const cem = acme.joined("Cem");
    auto const dan = acme.joined("Dan");
    give(as_eve, "suite", bob);
    give(as_eve, "suite", cem);
    give(as_eve, "suite", dan);
    end(bob, "license:suite", 1h);
    EXPECT_EQ(give(as_eve, "suite", eve).problem(), "409 no_licenses_available");
    later(1h);
    EXPECT_EQ(available("suite"), 1);
    EXPECT_EQ(as_eve.get(at(bob)).at("/licenses"), "[]");
    EXPECT_EQ(give(as_eve, "suite", eve).status, 200);
    EXPECT_EQ(give(as_eve, "suite", bob).problem(), "409 no_licenses_available");
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(available("suite"), 0) << "it was not his to give back";
    EXPECT_EQ(as_eve.get(at(eve)).at("/licenses"), R"(["suite"])");
}

// B14, S1-25: whoever counts the holders of a product counts the same.
TEST_P(UserEndsTest, a_license_that_has_ended_is_not_found_by_it)
{
    auto const cem = acme.joined("Cem");
    give(as_eve, "suite", bob);
    give(as_eve, "suite", cem);
    end(bob, "license:suite", 1h);
    later(1h);
    give(as_eve, "suite", eve); // takes over, perhaps, what was Bob's
    end_overdue();
    EXPECT_EQ(listed("product=suite"), "Cem Eve 2");
    EXPECT_EQ(as_eve.get(path("/products/suite/users?total=true")).at("/total"), "2");
}

// B14: open pages count anew, and the audit log says why.
TEST_P(UserEndsTest, a_license_that_has_ended_is_recorded)
{
    for (auto const* product : { "suite", "voice" }) {
        give(as_eve, product, bob);
        as_eve.patch(at(bob), ends(std::string { "license:" } + product, 1h));
    }
    auto const before = last_event();
    later(1h);
    end_overdue();
    EXPECT_EQ(events_after(before), "license.released license.released membership.updated ");
    EXPECT_EQ(newest_event().source.kind, "system");
    EXPECT_EQ(member(bob).licenses.size(), 0u);
    end_overdue();
    EXPECT_EQ(last_event(), before + 3) << "once";
}

// B14: and given again, it does not end at the old time.
TEST_P(UserEndsTest, a_license_given_again_has_no_end)
{
    give(as_eve, "suite", bob);
    end(bob, "license:suite", 1h);
    later(1h);
    EXPECT_EQ(give(as_eve, "suite", bob).at("/ends"), "[]");
    later(Days { 1 });
    end_overdue();
    EXPECT_EQ(as_eve.get(at(bob)).at("/licenses"), R"(["suite"])");
    EXPECT_EQ(available("suite"), 2);
}

// B14
TEST_P(UserEndsTest, that_lie_in_the_past_are_refused)
{
    EXPECT_EQ(as_eve.patch(at(bob), ends("membership", -1h)).problem(), "422 validation");
    EXPECT_EQ(as_eve.patch(at(bob), ends("membership", 0ms)).problem(), "422 validation");
    EXPECT_EQ(as_eve.patch(at(bob), ends("administrator", 1h)).problem(), "422 validation") << "which he is not";
    EXPECT_EQ(as_eve.patch(at(bob), ends("user", 1h)).problem(), "422 validation") << "what everybody is";
    EXPECT_EQ(member(bob).version, 1);
}

// B14: an end can be said when somebody is added.
TEST_P(UserEndsTest, are_said_of_a_new_user_as_well)
{
    auto const more =
        fmt::format(R"(,"licenses":["suite"],"roles":["manager"],"ends":[{{"of":"membership","at":"{0}"}},)"
                    R"({{"of":"license:suite","at":"{0}"}},{{"of":"manager","at":"{0}"}}])",
            in(1h));
    auto const answer = as_eve.post(path("/users"), new_user("Cem", more));
    EXPECT_EQ(answer.status, 201) << answer.body;
    EXPECT_NE(answer.at("/ends/2"), "");
    later(1h);
    end_overdue();
    auto const shown = as_eve.get(path("/users/" + answer.at("/id")));
    EXPECT_EQ(shown.at("/state"), "inactive");
    EXPECT_EQ(shown.at("/roles"), R"(["user"])");
    EXPECT_EQ(available("suite"), 3);
}

}
}
