// Leaving an account by oneself.

#include "support/parallel.h"
#include "support/teaming.h"
#include "users/users.h"

#include <gtest/gtest.h>

namespace kith::users {
namespace {

using tests::Browser;

class LeaveTest : public tests::Teaming {
protected:
    static std::string own(Actor const& user) { return "/api/v1/me/memberships/" + user.membership.text(); }
    // Bob has an account of his own, too.
    void found_bolt()
    {
        acme.write([&](db::Transaction& tx) {
            auto const person = persons::find(tx, bob.person).value();
            return accounts::found(tx, {}, AccountName::parse("Bolt").value(), person);
        });
    }
    bool left_at_once(Actor const& user)
    {
        return acme
            .write([&](db::Transaction& tx) {
                return leave(tx, {}, memberships::find(tx, user.account, user.membership).value());
            })
            .has_value();
    }

    Browser as_bob = signed_in(bob);
};
KITH_ON_BOTH_ENGINES(LeaveTest);

// S0-05: what goes with a removed user goes with who leaves.
TEST_P(LeaveTest, takes_all_of_it_along)
{
    give(as_eve, "suite", bob);
    auto const sales = made(as_eve, "Sales");
    add(as_eve, sales, bob);
    as_bob.patch(path("/profile"), R"({"visibility":"visible"})");
    as_bob.post(path("/contact-cards"), R"({"first_name":"Zoe","last_name":"Doe","email":"zoe@elsewhere.test"})");
    EXPECT_EQ(tests::count(database(), "contact_cards"), 1);
    auto const before = last_event();
    auto const answer = as_bob.remove(own(bob));
    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_EQ(events_after(before), "license.released team.member_removed membership.left ");
    EXPECT_EQ(available("suite"), 3);
    EXPECT_EQ(size(sales), "1 active, 0 inactive") << "who made it";
    EXPECT_EQ(tests::count(database(), "contact_cards"), 0);
    EXPECT_EQ(tests::count(database(), "directory_words"), 0);
    EXPECT_EQ(as_eve.get(at(bob)).problem(), "404 not_found");
}

TEST_P(LeaveTest, is_recorded_as_his_own_act)
{
    EXPECT_EQ(as_bob.remove(own(bob)).status, 204);
    auto const event = newest_event();
    EXPECT_EQ(event.operation, "membership.left");
    EXPECT_EQ(event.source.kind, "member");
    EXPECT_EQ(event.source.id, bob.membership.text());
    EXPECT_EQ(event.source.name, "Bob Lee");
    EXPECT_EQ(event.source.way.via, events::Via::Browser);
    EXPECT_EQ(event.target.id, bob.membership.text());
}

TEST_P(LeaveTest, signs_out_who_is_in_no_other_account)
{
    auto elsewhere = signed_in(bob);
    auto const answer = as_bob.remove(own(bob));
    EXPECT_NE(answer.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
    EXPECT_EQ(as_bob.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(elsewhere.get("/api/v1/me").problem(), "401 unauthenticated");
    EXPECT_EQ(Browser { api }.log_in("bob@acme.test").problem(), "403 inactive");
}

TEST_P(LeaveTest, leaves_the_other_accounts_alone)
{
    found_bolt();
    EXPECT_EQ(as_bob.remove(own(bob)).status, 204);
    auto const me = as_bob.get("/api/v1/me");
    EXPECT_EQ(me.at("/memberships/0/account/slug"), "bolt");
    EXPECT_EQ(me.at("/memberships/1"), "");
    EXPECT_EQ(as_bob.get(path()).problem(), "404 not_found");
    EXPECT_EQ(as_bob.remove(own(bob)).problem(), "404 not_found") << "once";
}

TEST_P(LeaveTest, is_also_for_who_is_inactive_there)
{
    found_bolt();
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(as_bob.remove(own(bob)).status, 204);
    EXPECT_EQ(newest_event().operation, "membership.left");
}

// B07
TEST_P(LeaveTest, is_refused_to_who_runs_it_last)
{
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(as_ann.remove(own(acme.ann)).problem(), "409 last_legal_representative");
    EXPECT_EQ(as_eve.remove(own(eve)).status, 204);
    EXPECT_EQ(as_ann.remove(own(acme.ann)).problem(), "409 last_administrator");
    EXPECT_EQ(as_ann.get(path()).status, 200) << "nothing of it happened";
}

// B07, TEN-08: of all who run the account one stays.
TEST_P(LeaveTest, is_refused_to_one_when_all_leave_at_once)
{
    std::vector const all { acme.ann, acme.joined("Lou", tests::legal_representative),
        acme.joined("Max", tests::legal_representative) };
    EXPECT_EQ(tests::in_parallel(3, 3, [&](int i) { return left_at_once(all[static_cast<std::size_t>(i)]); }), 2);
}

// TEN-01
TEST_P(LeaveTest, is_for_nobody_else)
{
    EXPECT_EQ(as_bob.remove(own(eve)).problem(), "404 not_found");
    EXPECT_EQ(as_eve.remove(own(bob)).problem(), "404 not_found");
    EXPECT_EQ(Browser { api }.remove(own(bob)).problem(), "401 unauthenticated");
    EXPECT_EQ(member(bob).state, memberships::State::Active);
}

// AUT-14
TEST_P(LeaveTest, asks_once_more_who_it_is)
{
    auto const token = tests::made_api_token(as_bob);
    Browser script { api };
    script.headers = tests::bearer(token);
    EXPECT_EQ(script.remove(own(bob)).problem(), "403 reauthentication_required") << "no program leaves";
    clock.by(15min);
    EXPECT_EQ(as_bob.remove(own(bob)).problem(), "403 reauthentication_required");
    EXPECT_EQ(as_bob.remove(own(eve)).problem(), "404 not_found");
    auto const password = fmt::format(R"({{"password":"{}"}})", tests::good_password);
    EXPECT_EQ(as_bob.post("/api/v1/me/reauthentication", password).status, 204);
    EXPECT_EQ(as_bob.remove(own(bob)).status, 204);
}

}
}
