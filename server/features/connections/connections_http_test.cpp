// Connections to people of other accounts: asking, answering, ending.

#include "support/clock_ahead.h"
#include "support/connecting.h"

namespace kith::connections {
namespace {

using tests::set_public;
using tests::set_visible;

class ConnectionsTest : public tests::Connecting {
protected:
    // "2: connection.requested" and so on, of each account's log.
    std::string newest(tests::Business& business)
    {
        auto const all =
            business.read([&](db::Transaction& tx) { return events::list_before(tx, business.account.id, 0, 1); });
        return all.at(0).operation + " by " + all.at(0).source.name;
    }
};
KITH_ON_BOTH_ENGINES(ConnectionsTest);

// S0-11, S0-12
TEST_P(ConnectionsTest, are_made_by_asking_and_accepting)
{
    auto const made = ask(R"(,"note":"We met in Basel")");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.at("/kind"), "connection");
    EXPECT_EQ(made.at("/state"), "pending");
    EXPECT_EQ(made.at("/person/display_name"), "Zoe Lee");
    EXPECT_EQ(made.at("/person/company"), "Beta");
    EXPECT_EQ(made.at("/person/email"), "null");
    EXPECT_EQ(newest(acme), "connection.requested by Bob Lee");
    EXPECT_EQ(newest(beta), "connection.requested by Bob Lee (Acme)");
    EXPECT_EQ(mails_to("zoe@beta.test"), 2); // the first invited her
    EXPECT_EQ(states(as_zoe, beta_path("/connections")), "pending received Bob Lee;");
    EXPECT_EQ(as_zoe.get(at_beta(made.at("/id"))).at("/note"), "We met in Basel");
    EXPECT_EQ(ask().problem(), "409 request_pending");

    EXPECT_EQ(as_bob.post(at_acme(made.at("/id"), "/accept")).problem(), "403 forbidden");
    auto const accepted = as_zoe.post(at_beta(made.at("/id"), "/accept"));
    EXPECT_EQ(accepted.at("/state"), "accepted");
    EXPECT_EQ(accepted.at("/person/email"), "bob@acme.test");
    EXPECT_EQ(as_zoe.post(at_beta(made.at("/id"), "/accept")).body, accepted.body);
    EXPECT_EQ(states(as_bob, acme_path("/connections")), "accepted sent Zoe Lee;");
    EXPECT_EQ(ask().problem(), "409 already_connected");
    EXPECT_EQ(newest(acme), "connection.accepted by Zoe Lee (Beta)");
}

// S0-14: of the four flags all must be on, for asking and for accepting.
TEST_P(ConnectionsTest, need_all_four_flags)
{
    for (int flags = 0; flags < 15; ++flags) {
        set_public(acme, flags & 1);
        set_visible(acme, bob, flags & 2);
        set_public(beta, flags & 4);
        set_visible(beta, zoe, flags & 8);
        auto const refused = ask();
        EXPECT_EQ(refused.problem(), "409 not_public_visible") << flags;
        std::string missing;
        missing += flags & 1 ? "" : R"("account_public",)";
        missing += flags & 2 ? "" : R"("profile_visible",)";
        missing += (flags & 12) == 12 ? "" : R"("other_party",)";
        missing.pop_back();
        EXPECT_NE(refused.body.find("\"missing\":[" + missing + ']'), std::string::npos) << refused.body;
    }
    tests::open(beta, zoe);
    tests::open(acme, bob);
    auto const id = asked();
    set_public(acme, false);
    EXPECT_EQ(as_zoe.post(at_beta(id, "/accept")).problem(), "409 not_public_visible");
    EXPECT_EQ(as_zoe.get(at_beta(id)).at("/state"), "pending");
    set_public(acme, true);
    EXPECT_EQ(as_zoe.post(at_beta(id, "/accept")).status, 200);
    set_public(beta, false);
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/state"), "accepted");
}

// S0-11: whoever asks somebody who has asked him accepts.
TEST_P(ConnectionsTest, are_made_by_two_who_ask_each_other)
{
    auto const id = asked();
    auto const answer = as_zoe.post(beta_path("/connections"), R"({"to":")" + bob.membership.text() + R"("})");
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.at("/id"), id);
    EXPECT_EQ(answer.at("/state"), "accepted");
}

// S0-11
TEST_P(ConnectionsTest, refuse_who_cannot_be_asked)
{
    auto to = [&](std::string const& id) {
        return as_bob.post(acme_path("/connections"), R"({"to":")" + id + R"("})");
    };
    EXPECT_EQ(to(acme.ann.membership.text()).problem(), "409 same_account");
    EXPECT_EQ(to(bob.membership.text()).problem(), "422 validation");
    EXPECT_EQ(to(MembershipId::make().text()).problem(), "422 not_a_user");
    EXPECT_EQ(to("zoe@beta.test").problem(), "422 validation");
    EXPECT_EQ(ask(R"(,"note":")" + std::string(501, 'x') + '"').problem(), "422 validation");
    EXPECT_EQ(ask(R"(,"scopes":[])").problem(), "422 validation");
    EXPECT_EQ(ask(R"(,"scopes":["listen"])").problem(), "422 validation");
    EXPECT_EQ(ask(R"(,"expires_at":"2020-01-01T00:00:00Z")").problem(), "422 validation");
}

// S0-12
TEST_P(ConnectionsTest, are_declined_and_asked_for_again_after_a_week)
{
    auto const id = asked();
    EXPECT_EQ(as_bob.post(at_acme(id, "/decline")).problem(), "403 forbidden");
    EXPECT_EQ(as_zoe.post(at_beta(id, "/decline")).at("/state"), "declined");
    EXPECT_EQ(as_zoe.post(at_beta(id, "/accept")).problem(), "409 wrong_state");
    EXPECT_EQ(states(as_bob, acme_path("/connections")), "");
    EXPECT_EQ(states(as_bob, acme_path("/connections?state=declined")), "declined sent Zoe Lee;");
    EXPECT_EQ(ask().problem(), "409 cooldown");
    ClockAhead clock;
    clock.by(cooldown);
    EXPECT_EQ(ask().at("/state"), "pending");
}

// S0-12: who declined may ask at once.
TEST_P(ConnectionsTest, are_asked_for_by_who_declined)
{
    as_zoe.post(at_beta(asked(), "/decline"));
    auto const answer = as_zoe.post(beta_path("/connections"), R"({"to":")" + bob.membership.text() + R"("})");
    EXPECT_EQ(answer.at("/state"), "pending");
    EXPECT_EQ(answer.at("/direction"), "sent");
}

// S0-12
TEST_P(ConnectionsTest, are_called_back)
{
    auto const id = asked();
    EXPECT_EQ(as_zoe.post(at_beta(id, "/cancel")).problem(), "403 forbidden");
    EXPECT_EQ(as_bob.post(at_acme(id, "/cancel")).status, 200);
    EXPECT_EQ(as_zoe.post(at_beta(id, "/accept")).problem(), "404 not_found");
    EXPECT_EQ(states(as_zoe, beta_path("/connections")), "");
    EXPECT_EQ(ask().at("/state"), "pending");
}

// S0-12, S0-13, B31: by either, and at once.
TEST_P(ConnectionsTest, are_ended_by_either)
{
    for (auto* browser : { &as_bob, &as_zoe }) {
        auto const id = connected();
        EXPECT_TRUE(may_reach(bob, zoe, Scope::Call));
        EXPECT_TRUE(may_reach(zoe, bob, Scope::Call));
        EXPECT_EQ(browser->remove(browser == &as_bob ? at_acme(id) : at_beta(id)).status, 204);
        EXPECT_FALSE(may_reach(bob, zoe, Scope::Call));
        EXPECT_FALSE(may_reach(zoe, bob, Scope::See));
        EXPECT_EQ(browser->remove(browser == &as_bob ? at_acme(id) : at_beta(id)).problem(), "409 wrong_state");
    }
}

// S0-13: only while it is accepted, and both are active.
TEST_P(ConnectionsTest, let_people_reach_each_other)
{
    EXPECT_TRUE(may_reach(bob, acme.ann, Scope::Chat));
    EXPECT_FALSE(may_reach(bob, zoe, Scope::Chat));
    auto const id = asked();
    EXPECT_FALSE(may_reach(bob, zoe, Scope::Chat));
    as_zoe.post(at_beta(id, "/accept"));
    EXPECT_TRUE(may_reach(bob, zoe, Scope::Chat));
    EXPECT_FALSE(may_reach(eve, zoe, Scope::Chat));
    beta.set_state(zoe.membership, memberships::State::Inactive);
    EXPECT_FALSE(may_reach(bob, zoe, Scope::Chat));
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/is_suspended"), "true");
    beta.set_state(zoe.membership, memberships::State::Active);
    EXPECT_TRUE(may_reach(bob, zoe, Scope::Chat));
}

// B31
TEST_P(ConnectionsTest, are_contracts_that_only_get_narrower)
{
    auto const until = to_text(database().read_now([](db::Transaction& tx) { return tx.now(); }) + Days { 30 });
    auto const id = asked(R"(,"scopes":["chat","see","call"],"expires_at":")" + until + '"');
    EXPECT_EQ(as_zoe.post(at_beta(id, "/accept"), R"({"scopes":["see","schedule"]})").problem(), "422 validation");
    auto const accepted = as_zoe.post(at_beta(id, "/accept"), R"({"scopes":["see","chat"]})");
    EXPECT_EQ(accepted.status, 200) << accepted.body;
    EXPECT_TRUE(may_reach(bob, zoe, Scope::Chat));
    EXPECT_FALSE(may_reach(bob, zoe, Scope::Call));
    EXPECT_EQ(as_bob.patch(at_acme(id), R"({"scopes":["see","chat","call"]})").problem(), "422 validation");
    EXPECT_EQ(as_bob.patch(at_acme(id), R"({"expires_at":"2999-01-01T00:00:00Z"})").problem(), "422 validation");
    EXPECT_EQ(as_bob.patch(at_acme(id), R"({"scopes":["see"]})").status, 200);
    EXPECT_FALSE(may_reach(zoe, bob, Scope::Chat));
    EXPECT_EQ(newest(beta), "connection.changed by Bob Lee (Acme)");
    ClockAhead clock;
    clock.by(Days { 31 });
    as_bob.log_in("bob@acme.test");
    EXPECT_FALSE(may_reach(bob, zoe, Scope::See));
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/state"), "ended");
    for (auto const& one : database().read_now(list_expired))
        database().write_now([&](db::Transaction& tx) { note_expired(tx, one); });
    EXPECT_TRUE(database().read_now(list_expired).empty());
    EXPECT_EQ(newest(acme), "connection.ended by ");
}

// C-27, S0-12: the requester shares it with his colleagues, and only he stops that.
TEST_P(ConnectionsTest, are_shared_with_colleagues)
{
    auto const id = asked(R"(,"share_with_colleagues":true)");
    EXPECT_EQ(as_zoe.get(at_beta(id)).at("/share_with_colleagues"), "true");
    EXPECT_EQ(states(as_eve, acme_path("/connections")), "");
    EXPECT_FALSE(may_reach(eve, zoe, Scope::Call));
    as_zoe.post(at_beta(id, "/accept"));
    EXPECT_TRUE(may_reach(eve, zoe, Scope::Call));
    EXPECT_FALSE(may_reach(zoe, eve, Scope::Call));
    EXPECT_EQ(as_eve.get(acme_path("/connections")).at("/items/0/owner/display_name"), "Bob Lee");
    EXPECT_EQ(as_eve.get(acme_path("/connections")).at("/items/0/is_mine"), "false");
    EXPECT_EQ(as_eve.get(acme_path("/directory?q=zoe")).at("/items/0/connected_through"), "Bob Lee");
    EXPECT_EQ(as_zoe.patch(at_beta(id), R"({"share_with_colleagues":false})").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.patch(at_acme(id), R"({"share_with_colleagues":false})").status, 200);
    EXPECT_FALSE(may_reach(eve, zoe, Scope::Call));
    EXPECT_EQ(as_bob.patch(at_acme(id), R"({"share_with_colleagues":true})").problem(), "422 validation");
}

// S0-12: who runs the account sees and ends all of it; colleagues see none that is not shared.
TEST_P(ConnectionsTest, are_ended_by_who_manages_users)
{
    auto const id = connected();
    auto cem = acme.joined("Cem");
    tests::Browser as_cem { api };
    as_cem.log_in("cem@acme.test");
    EXPECT_EQ(as_cem.get(at_acme(id)).problem(), "404 not_found");
    EXPECT_EQ(as_cem.remove(at_acme(id)).problem(), "404 not_found");
    EXPECT_EQ(as_cem.get(acme_path("/connections?all=true")).problem(), "403 forbidden");
    EXPECT_EQ(states(as_eve, acme_path("/connections?all=true")), "accepted sent Zoe Lee;");
    EXPECT_EQ(as_eve.post(at_acme(id, "/accept")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.remove(at_acme(id)).status, 204);
    EXPECT_EQ(as_zoe.get(at_beta(id)).at("/state"), "ended");
}

// S0-11: nobody learns that he is blocked.
TEST_P(ConnectionsTest, are_refused_silently_to_who_is_blocked)
{
    auto const blocked = as_zoe.post(beta_path("/blocks"), R"({"who":")" + bob.membership.text() + R"("})");
    EXPECT_EQ(blocked.status, 201) << blocked.body;
    auto const mails = mails_to("zoe@beta.test");
    auto const made = ask();
    EXPECT_EQ(made.at("/state"), "pending");
    EXPECT_EQ(mails_to("zoe@beta.test"), mails);
    EXPECT_EQ(newest(beta), "connection.blocked by Zoe Lee");
    EXPECT_EQ(states(as_zoe, beta_path("/connections")), "");
    EXPECT_EQ(states(as_zoe, beta_path("/blocks")), "pending received Bob Lee;");
    EXPECT_EQ(as_zoe.post(at_beta(made.at("/id"), "/accept")).problem(), "409 wrong_state");
    auto const to_bob = R"({"to":")" + bob.membership.text() + R"("})";
    EXPECT_EQ(as_zoe.post(beta_path("/connections"), to_bob).problem(), "409 blocked");
    EXPECT_EQ(as_bob.get(acme_path("/directory?q=zoe")).at("/items/0/id"), "");
    EXPECT_EQ(as_zoe.get(beta_path("/directory?q=bob")).at("/items/0/id"), "");
    EXPECT_EQ(as_bob.get(acme_path("/connections")).body.find("\"is_blocked\":true"), std::string::npos);
    EXPECT_EQ(as_zoe.post(at_beta(made.at("/id"), "/unblock")).status, 200);
    EXPECT_EQ(states(as_zoe, beta_path("/connections")), "pending received Bob Lee;");
}

// S0-12: to block somebody ends what there is.
TEST_P(ConnectionsTest, end_when_one_is_blocked)
{
    auto const id = connected();
    EXPECT_EQ(as_zoe.post(at_beta(id, "/block")).at("/is_blocked"), "true");
    EXPECT_FALSE(may_reach(bob, zoe, Scope::See));
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/state"), "ended");
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/is_blocked"), "false");
    EXPECT_EQ(newest(acme), "connection.ended by Zoe Lee (Beta)");
}

// S0-05: who is removed has no connections any more, and is in no directory.
TEST_P(ConnectionsTest, end_with_the_user)
{
    auto const id = connected();
    tests::Browser as_max { api };
    beta.joined("Max", tests::administrator);
    as_max.log_in("max@beta.test");
    EXPECT_EQ(as_max.remove(beta_path("/users/" + zoe.membership.text())).status, 204);
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/state"), "ended");
    EXPECT_EQ(as_bob.get(acme_path("/directory?q=zoe")).at("/items/0/id"), "");
    EXPECT_TRUE(database().read_now(check).empty());
}

}
}
