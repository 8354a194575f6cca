// Ends that come by a rule, that many have at once, and that meet with something else (B15).

#include "support/ending.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::outsiders {
namespace {

using tests::Browser;

class OutsiderEndsTest : public tests::Ending {
protected:
    // Has accepted, and has no end.
    std::string staying(Browser& browser, std::string const& first_name)
    {
        auto const id = added(as_bob, first_name, "portal");
        EXPECT_EQ(accept(browser, first_name).status, 201);
        return id;
    }
    void decide_on_inactivity(int days)
    {
        as_eve.log_in("eve@acme.test");
        EXPECT_EQ(decide(fmt::format(R"({{"inactivity_days":{}}})", days)).status, 200);
        reschedule(database(), R"([")" + acme.account.id.text() + R"("])");
    }
    // So many who were not written to.
    void add_many(int count, Duration after)
    {
        std::string members;
        for (int i = 0; i < count; ++i)
            members +=
                (i == 0 ? "" : ",") + member("Zoe", fmt::format(R"(,"email":"zoe{}@elsewhere.test")", ++added_so_far));
        EXPECT_EQ(add(as_bob, members, "quiet", R"(,"valid_until":")" + in(after) + '"').status, 201);
    }

    Browser zoe { api };
    int added_so_far = 0;
};
KITH_ON_BOTH_ENGINES(OutsiderEndsTest);

TEST_P(OutsiderEndsTest, are_not_made_earlier_by_a_renewal)
{
    decide_on_inactivity(30);
    auto const id = active(zoe, "Zoe", Days { 300 });
    auto const end = as_bob.get(client(id)).at("/valid_until");
    clock.by(Days { 20 });
    look();
    auto const link = renewal_of(bob);
    auto const shown = nobody.post(link);
    EXPECT_EQ(shown.status, 200) << shown.body;
    auto const until = time_from_text(shown.at("/renewed_until"));
    ASSERT_TRUE(until);
    EXPECT_GT(*until, wall_clock() + Days { 29 });
    EXPECT_LE(*until, wall_clock() + Days { 30 });
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(as_bob.get(client(id)).at("/valid_until"), end);
    clock.by(Days { 20 });
    look();
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(names(as_bob), "Zoe active");
}

TEST_P(OutsiderEndsTest, are_not_given_by_a_renewal)
{
    decide_on_inactivity(30);
    auto const id = staying(zoe, "Zoe");
    clock.by(Days { 20 });
    look();
    EXPECT_EQ(nobody.post(renewal_of(bob)).status, 200);
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(as_bob.get(client(id)).at("/valid_until"), "null");
}

TEST_P(OutsiderEndsTest, come_with_notice_where_a_rule_is_new)
{
    staying(zoe, "Zoe");
    clock.by(Days { 60 });
    decide_on_inactivity(30);
    look();
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(names(as_bob), "Zoe active");
    EXPECT_EQ(mails_of(bob, "access ends").size(), 1u);
    EXPECT_EQ(names(as_bob, "?ending=true"), "Zoe active");
    clock.by(first_notice);
    look();
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(names(as_bob), "Zoe inactive");
    EXPECT_EQ(names(as_bob, "?ending=true"), "");
}

TEST_P(OutsiderEndsTest, of_many_are_told_by_a_few_mails)
{
    add_many(25, Days { 2 });
    clock.by(Days { 2 });
    look();
    EXPECT_EQ(mails_of(bob, "Zoe Doe: access has ended").size(), 20u);
    EXPECT_EQ(mails_of(bob, "The access of more of your contacts at Acme has ended").size(), 1u);
}

// One account delays no other.
TEST_P(OutsiderEndsTest, of_many_are_looked_at_in_one_run)
{
    add_many(200, Days { 2 });
    add_many(5, Days { 2 });
    look_after(database());
    EXPECT_EQ(acme.read(list_due).size(), 0u);
    clock.by(Days { 2 });
    look_after(database());
    EXPECT_EQ(acme.read(list_due).size(), 0u);
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(as_bob.get(clients("?ending=true&total=true")).at("/total"), "0");
}

TEST_P(OutsiderEndsTest, that_are_over_are_shown_as_such_before_anybody_notes_it)
{
    auto const id = active(zoe, "Zoe", Days { 5 });
    EXPECT_EQ(names(as_bob, "?state=active"), "Zoe active");
    clock.by(Days { 5 });
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(names(as_bob, "?state=active"), "");
    EXPECT_EQ(names(as_bob, "?state=inactive"), "Zoe inactive");
    EXPECT_EQ(names(as_bob, "?ending=true"), "");
    EXPECT_EQ(as_bob.patch(client(id), R"({"company":"Doe & Sons"})").status, 200) << "he stays as over as he is";
    EXPECT_EQ(names(as_bob), "Zoe inactive");
    EXPECT_EQ(as_bob.patch(client(id), R"({"active":true})").problem(), "422 validation");
    EXPECT_EQ(as_bob.patch(client(id), R"({"active":true,"open_ended":true})").at("/state"), "active");
}

// He is renewed, asked about and given to somebody else at once: the new sponsor stays.
TEST_P(OutsiderEndsTest, leave_the_sponsor_who_was_named_meanwhile)
{
    auto const id = ending("Zoe", Days { 30 });
    clock.by(Days { 16 });
    look();
    auto const link = renewal_of(bob);
    clock.by(Days { 11 });
    as_eve.log_in("eve@acme.test");
    Due const due { acme.account.id, MembershipId::from_text(id) };
    int const named = tests::in_parallel(3, 3, [&](int which) {
        if (which == 0)
            return as_eve.patch(client(id), R"({"sponsor_id":")" + cem.membership.text() + R"("})").status == 200;
        if (which == 1)
            nobody.post(link);
        else
            acme.write([&](db::Transaction& tx) { work_on(tx, due); });
        return false;
    });
    EXPECT_EQ(named, 1);
    EXPECT_EQ(as_eve.get(client(id)).at("/sponsor/id"), cem.membership.text());
}

// Whoever added them went at that moment: nobody told of it.
TEST_P(OutsiderEndsTest, or_not_they_have_sponsors_who_are_there)
{
    auto const id = added(as_bob, "Zoe");
    acme.set_state(bob.membership, memberships::State::Inactive);
    look();
    auto const heir = as_eve.get(client(id)).at("/sponsor/id");
    EXPECT_TRUE(heir == eve.membership.text() || heir == acme.ann.membership.text()) << heir;
}

}
}
