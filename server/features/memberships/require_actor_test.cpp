#include "memberships/memberships.h"

#include "sessions/sessions.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::memberships {
namespace {

using tests::code;

class RequireActorTest : public DatabaseTest {
protected:
    std::string signed_in(Actor const& actor)
    {
        http::Call call { http::Request {}, rates };
        database().write_now(
            [&](db::Transaction& tx) { return sessions::start(call, tx, *persons::find(tx, actor.person)); });
        auto const& cookie = call.headers().at(0).second;
        return cookie.substr(0, cookie.find(';'));
    }

    Result<Actor> actor(std::string const& cookie, AccountId const& account)
    {
        http::Request request;
        request.headers.emplace_back("cookie", cookie);
        request.address = "192.0.2.7";
        request.id = "r7";
        http::Call call { std::move(request), rates };
        call.set_path_parameters({ { "account", account.text() } });
        auto found = database().read_now([&](db::Transaction& tx) { return require_actor(call, tx); });
        for (auto const& work : call.work_for_afterwards())
            database().write_now([&](db::Transaction& tx) { work(tx); });
        return found;
    }

    http::Rates rates;
    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
};
KITH_ON_BOTH_ENGINES(RequireActorTest);

TEST_P(RequireActorTest, says_who_is_asking)
{
    auto const eve = acme.joined("Eve", tests::administrator);
    auto const found = actor(signed_in(eve), acme.account.id).value();
    EXPECT_EQ(found.membership, eve.membership);
    EXPECT_EQ(found.person, eve.person);
    EXPECT_EQ(found.name, "Eve Lee");
    EXPECT_EQ(found.standing, Role::Administrator);
    EXPECT_TRUE(found.may(Permission::ManageUsers));
    EXPECT_EQ(found.way.address + found.way.request_id, "192.0.2.7r7");
}

TEST_P(RequireActorTest, refuses_who_is_not_signed_in)
{
    EXPECT_EQ(code(actor("", acme.account.id)), "unauthenticated");
    EXPECT_EQ(code(actor("", AccountId::make())), "unauthenticated") << "before anything about the account";
}

// TEN-01: that there is such an account is none of his business.
TEST_P(RequireActorTest, knows_no_account_that_one_is_not_in)
{
    auto const bob = signed_in(tests::founded(database(), "Bolt").ann);
    EXPECT_EQ(code(actor(bob, acme.account.id)), "not_found");
    EXPECT_EQ(code(actor(bob, AccountId::make())), "not_found");
    EXPECT_EQ(code(actor(bob, AccountId::from_text("' or 1=1 --"))), "not_found");
}

TEST_P(RequireActorTest, goes_by_the_state_of_the_membership)
{
    struct {
        State state;
        char const* refusal;
    } const cases[] = { { State::Active, "" }, { State::Inactive, "inactive" }, { State::Pending, "not_found" },
        { State::Removed, "not_found" } };
    auto const bob = acme.joined("Bob");
    auto const cookie = signed_in(bob);
    for (auto const& [state, refusal] : cases) {
        acme.set_state(bob.membership, state);
        EXPECT_EQ(code(actor(cookie, acme.account.id)), refusal) << enum_text(state);
    }
}

// TEN-10
TEST_P(RequireActorTest, sees_roles_as_they_are_now)
{
    auto const eve = acme.joined("Eve", tests::administrator);
    auto const cookie = signed_in(eve);
    EXPECT_TRUE(actor(cookie, acme.account.id)->may(Permission::ManageUsers));
    acme.write([&](db::Transaction& tx) {
        tx.run("update memberships set standing_role = 'user' where account_id = $1 and id = $2", eve.account,
            eve.membership);
    });
    EXPECT_FALSE(actor(cookie, acme.account.id)->may(Permission::ManageUsers));
}

// AUT-19
TEST_P(RequireActorTest, asks_administrators_to_sign_in_after_12_hours_and_nobody_else)
{
    auto const user = signed_in(acme.joined("Bob"));
    auto const admin = signed_in(acme.joined("Eve", tests::administrator));
    clock.by(11h);
    EXPECT_TRUE(actor(admin, acme.account.id));
    clock.by(12h + 1s);
    for (int again = 0; again < 3; ++again)
        EXPECT_EQ(code(actor(admin, acme.account.id)), "unauthenticated") << "time " << again;
    EXPECT_TRUE(actor(user, acme.account.id));
}

TEST_P(RequireActorTest, notes_when_a_member_was_last_seen)
{
    auto const bob = acme.joined("Bob");
    auto last_seen = [&] {
        return acme.read([&](db::Transaction& tx) { return find(tx, acme.account.id, bob.membership)->last_seen_at; });
    };
    auto const first = last_seen(); // who joins is here
    EXPECT_TRUE(first);
    auto const cookie = signed_in(bob);
    clock.by(1min);
    actor(cookie, acme.account.id);
    EXPECT_EQ(last_seen(), first);
    clock.by(5min);
    actor(cookie, acme.account.id);
    EXPECT_GT(last_seen(), first);
}

}
}
