#include "presence/presence.h"

#include "sessions/sessions.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::presence {
namespace {

using live::Attention;

Time const noon = Time { std::chrono::hours { 12 } };

State state_of(Status status, Attention attention) { return presence_of({ status }, attention, noon).state; }

TEST(Presence, is_what_the_pages_say_unless_somebody_says_otherwise)
{
    EXPECT_EQ(state_of(Status::Available, Attention::Here), State::Available);
    EXPECT_EQ(state_of(Status::Available, Attention::Idle), State::Away);
    EXPECT_EQ(state_of(Status::Busy, Attention::Here), State::Busy);
    EXPECT_EQ(state_of(Status::Busy, Attention::Idle), State::Busy);
    EXPECT_EQ(state_of(Status::Away, Attention::Here), State::Away);
    EXPECT_EQ(state_of(Status::OutOfOffice, Attention::Here), State::Away);
}

TEST(Presence, is_offline_without_a_page_whatever_somebody_says)
{
    for (auto const status : { Status::Available, Status::Busy, Status::Away, Status::Invisible, Status::OutOfOffice })
        EXPECT_EQ(state_of(status, Attention::Gone), State::Offline);
}

TEST(Presence, shows_nothing_of_who_is_invisible)
{
    Setting const hidden { Status::Invisible, ShortText::stored("In a meeting"), noon + 1h };
    EXPECT_EQ(presence_of(hidden, Attention::Here, noon), Presence {});
}

// S2-12: out of the office is to be read when he is not there, too.
TEST(Presence, shows_the_text_of_who_is_away)
{
    Setting const away { Status::OutOfOffice, ShortText::stored("Back on Monday"), noon + 1h };
    Presence const seen { State::Offline, "Back on Monday", noon + 1h, true };
    EXPECT_EQ(presence_of(away, Attention::Gone, noon), seen);
}

TEST(Presence, ends_with_its_time)
{
    Setting const busy { Status::Busy, ShortText::stored("Writing"), noon + 1h };
    EXPECT_EQ(presence_of(busy, Attention::Here, noon + 1h - 1ms).state, State::Busy);
    EXPECT_EQ(presence_of(busy, Attention::Here, noon + 1h), Presence { State::Available });
}

class PresenceTest : public DatabaseTest {
protected:
    std::vector<memberships::Membership> own(db::Transaction& tx)
    {
        return memberships::list_of_person(tx, bob.person);
    }
    void note(nodes::NodeId const& node, Actor const& actor, Attention attention)
    {
        acme.write(
            [&](db::Transaction& tx) { presence::note(tx, node, { { actor.account, actor.membership, attention } }); });
    }
    State state(Actor const& actor)
    {
        return acme.read([&](db::Transaction& tx) {
            return find(tx, memberships::find(tx, actor.account, actor.membership).value()).state;
        });
    }

    tests::Business acme = tests::founded(database(), "Acme");
    Actor bob = acme.joined("Bob");
    nodes::NodeId const one = nodes::NodeId::make();
    nodes::NodeId const two = nodes::NodeId::make();
};
KITH_ON_BOTH_ENGINES(PresenceTest);

// S2-28: two tabs on two servers are one person.
TEST_P(PresenceTest, is_of_all_servers_together)
{
    EXPECT_EQ(state(bob), State::Offline);
    note(one, bob, Attention::Idle);
    EXPECT_EQ(state(bob), State::Away);
    note(two, bob, Attention::Here);
    EXPECT_EQ(state(bob), State::Available);
    note(two, bob, Attention::Gone);
    EXPECT_EQ(state(bob), State::Away);
    acme.write([&](db::Transaction& tx) { presence::leave(tx, one); });
    EXPECT_EQ(state(bob), State::Offline);
}

// B30: it heals after a crash.
TEST_P(PresenceTest, forgets_what_a_server_knew_that_is_given_up)
{
    auto const eve = acme.joined("Eve");
    note(one, bob, Attention::Here);
    note(two, eve, Attention::Here);
    std::vector<std::string> topics;
    acme.write([&](db::Transaction& tx) {
        presence::leave(tx, one);
        topics = tx.topics();
    });
    EXPECT_EQ(state(bob), State::Offline);
    EXPECT_EQ(state(eve), State::Available);
    EXPECT_EQ(topics, std::vector { topic_of(bob.account, bob.membership) }) << "who watches him is told";
}

TEST_P(PresenceTest, begins_with_nobody_where_there_is_one_server)
{
    note(one, bob, Attention::Here);
    acme.write([](db::Transaction& tx) { forget_all(tx); });
    EXPECT_EQ(state(bob), State::Offline);
}

TEST_P(PresenceTest, is_said_for_a_while)
{
    note(one, bob, Attention::Here);
    auto const until = acme.read([](db::Transaction& tx) { return tx.now(); }) + 1h;
    auto const said = acme.write([&](db::Transaction& tx) { return set(tx, own(tx), { Status::Busy, {}, until }); });
    EXPECT_TRUE(said);
    EXPECT_EQ(state(bob), State::Busy);
    ClockAhead clock;
    clock.by(1h + 1s);
    EXPECT_EQ(state(bob), State::Available) << "at once, whoever tidies up";
    for (auto const count : { 1u, 0u }) {
        std::vector<std::string> topics;
        acme.write([&](db::Transaction& tx) {
            end_overdue(tx);
            topics = tx.topics();
        });
        EXPECT_EQ(topics.size(), count);
    }
}

// In every account he is in, and nowhere else.
TEST_P(PresenceTest, is_said_in_all_accounts)
{
    auto beta = tests::founded(database(), "Beta");
    auto const there = beta.joined_from(acme, "Bob");
    ASSERT_EQ(there.person, bob.person);
    std::vector<std::string> topics;
    acme.write([&](db::Transaction& tx) {
        auto const said = set(tx, own(tx), { Status::Away });
        topics = tx.topics();
        return said;
    });
    std::vector wanted { topic_of(bob.account, bob.membership), topic_of(there.account, there.membership) };
    std::ranges::sort(wanted);
    std::ranges::sort(topics);
    EXPECT_EQ(topics, wanted);
}

// What a link or a provider of one account began says nothing in another.
TEST_P(PresenceTest, is_said_in_one_account_by_a_session_of_that_one)
{
    auto beta = tests::founded(database(), "Beta");
    auto const there = beta.joined_from(acme, "Bob");
    tests::Api api { database() };
    tests::Browser limited { api };
    acme.write([&](db::Transaction& tx) {
        http::Rates rates;
        http::Call call { http::Request {}, rates };
        EXPECT_TRUE(sessions::start_by_link(call, tx, *persons::find(tx, bob.person), there.account));
        limited.cookie = call.headers().at(0).second.substr(0, call.headers().at(0).second.find(';'));
    });
    note(one, bob, Attention::Here);
    note(one, there, Attention::Here);
    EXPECT_EQ(limited.send(http::Method::Put, "/api/v1/me/presence", R"({"status":"busy"})").status, 200);
    EXPECT_EQ(limited.get("/api/v1/me/presence").at("/status"), "busy");
    EXPECT_EQ(state(there), State::Busy);
    EXPECT_EQ(state(bob), State::Available);
}

}
}
