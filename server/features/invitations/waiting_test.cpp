// Accepted under another address, and that address not confirmed yet: what can be done about
// it meanwhile.

#include "support/inviting.h"
#include "support/parallel.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

constexpr auto other = R"(,"email":"other@bolt.test")";

class WaitingTest : public tests::InvitingTest {
protected:
    Answer invited(Browser& by) { return by.post(all(), form("zoe@acme.test", R"(,"force_email":false)")); }
    Answer invited(std::string const& more = R"(,"licenses":["suite"])")
    {
        return eve.post(all(), form("zoe@acme.test", R"(,"force_email":false)" + more));
    }
    Answer accepted(Answer const& made) { return browser.post(link_of(made, "/accept"), acceptance(other)); }
    Answer waiting(Browser& by)
    {
        auto made = invited(by);
        EXPECT_EQ(accepted(made).status, 202);
        return made;
    }
    Answer waiting()
    {
        auto made = invited();
        EXPECT_EQ(accepted(made).at("/state"), "awaiting_confirmation");
        return made;
    }
    Answer confirmed(std::string const& token) { return browser.post("/api/v1/public/confirmations/" + token); }
    std::string token() { return mailed("other@bolt.test", "/confirm/"); }
    std::string awaited(Answer const& made) { return eve.get(one(made)).at("/awaiting_confirmation_of"); }
};
KITH_ON_BOTH_ENGINES(WaitingTest);

// S1-14
TEST_P(WaitingTest, says_for_the_confirmation_of_which_address)
{
    auto const made = invited("");
    EXPECT_EQ(made.at("/awaiting_confirmation_of"), "null");
    EXPECT_EQ(accepted(made).at("/state"), "awaiting_confirmation");
    EXPECT_EQ(awaited(made), "other@bolt.test");
    EXPECT_EQ(eve.get(all("?state=accepted&limit=1")).at("/items/0/awaiting_confirmation_of"), "other@bolt.test");
    EXPECT_EQ(eve.get(one(made)).at("/delivery/state"), "queued") << "that of the mail that asks to confirm";
    EXPECT_EQ(confirmed(token()).status, 200);
    EXPECT_EQ(awaited(made), "null");
    EXPECT_EQ(eve.get(one(made)).at("/delivery/state"), "accepted");
    EXPECT_EQ(audited("invitation.address_confirmed"), 1) << "open pages hear of it";
}

// S1-14, S1-30: the same link each time, for seven days more.
TEST_P(WaitingTest, gets_the_mail_again)
{
    auto const made = invited("");
    accepted(made);
    auto const first = token();
    clock.by(Days { 8 });
    eve.log_in("eve@acme.test");
    EXPECT_EQ(confirmed(first).problem(), "404 not_found");
    EXPECT_EQ(eve.post(one(made, "/resend")).status, 200);
    EXPECT_EQ(mails_to("other@bolt.test").size(), 2u);
    EXPECT_EQ(mails_to("zoe@acme.test").size(), 1u);
    EXPECT_EQ(token(), first);
    EXPECT_EQ(audited("invitation.confirmation_resent"), 1);
    EXPECT_EQ(confirmed(first).status, 200);
    EXPECT_EQ(users(), "Ann Bob Eve Zoe ");
    EXPECT_EQ(eve.post(one(made, "/resend")).problem(), "409 wrong_state");
    expect_no_violations();
}

// S1-14, INV-20
TEST_P(WaitingTest, gets_five_mails_a_day)
{
    auto const made = invited("");
    accepted(made);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(eve.post(one(made, "/resend")).status, 200);
    EXPECT_EQ(eve.post(one(made, "/resend")).problem(), "429 too_many_requests");
    EXPECT_EQ(browser.post(link_of(made, "/ask-again")).problem(), "429 too_many_requests");
    EXPECT_EQ(mails_to("other@bolt.test").size(), 5u);
}

// S1-14: who has lost the mail asks by the link that he accepted.
TEST_P(WaitingTest, asks_for_the_mail_himself)
{
    auto const made = invited("");
    accepted(made);
    auto const gone = browser.get(link_of(made));
    EXPECT_EQ(gone.problem(), "410 invitation_used");
    EXPECT_EQ(gone.at("/awaiting_confirmation"), "true");
    EXPECT_EQ(gone.at("/may_ask_again"), "false") << "no new invitation";
    EXPECT_EQ(browser.post(link_of(made, "/ask-again")).status, 202);
    EXPECT_EQ(mails_to("other@bolt.test").size(), 2u);
    EXPECT_EQ(confirmed(token()).status, 200);
    EXPECT_EQ(browser.get(link_of(made)).at("/awaiting_confirmation"), "false");
    EXPECT_EQ(browser.post(link_of(made, "/ask-again")).problem(), "409 wrong_state");
}

// S1-14, S1-30: the person goes, and there is room for another invitation.
TEST_P(WaitingTest, is_withdrawn_with_the_invitation)
{
    auto const made = waiting();
    EXPECT_EQ(pool("suite"), "1 assigned, 0 reserved, 2 available");
    auto const link = token();
    EXPECT_EQ(eve.post(one(made, "/revoke")).at("/state"), "revoked");
    EXPECT_EQ(awaited(made), "null");
    EXPECT_EQ(pool("suite"), "0 assigned, 0 reserved, 3 available");
    EXPECT_EQ(confirmed(link).problem(), "404 not_found");
    EXPECT_EQ(eve.post(one(made, "/resend")).problem(), "409 wrong_state");
    EXPECT_EQ(eve.post(one(made, "/revoke")).problem(), "409 wrong_state");
    EXPECT_EQ(eve.post(one(made, "/approve")).problem(), "409 wrong_state");
    EXPECT_EQ(users(), "Ann Bob Eve ");
    expect_no_violations();

    auto const again = invited("");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(accepted(again).at("/state"), "awaiting_confirmation") << "a password chosen before confirms nothing";
    EXPECT_NE(token(), link);
    EXPECT_EQ(confirmed(token()).status, 200);
    EXPECT_EQ(users(), "Ann Bob Eve Zoe ");
    EXPECT_EQ(eve.post(one(again, "/revoke")).problem(), "409 wrong_state") << "who is in is no invitation";
    expect_no_violations();
}

// S1-14: as an administrator, so its inviter, and nobody else.
TEST_P(WaitingTest, is_withdrawn_by_who_invited)
{
    set(R"({"internal_invites_by_users":"direct"})");
    Browser bob { api };
    bob.log_in("bob@acme.test");
    auto const evens = waiting(eve);
    EXPECT_EQ(bob.remove(one(evens)).problem(), "403 forbidden");
    EXPECT_EQ(eve.remove(one(evens)).status, 204);
    auto const own = waiting(bob);
    EXPECT_EQ(bob.post(one(own, "/resend")).status, 200);
    EXPECT_EQ(bob.remove(one(own)).status, 204);
    EXPECT_EQ(users(), "Ann Bob Eve ");
}

// S1-14: one of them is first, and the other hears of it.
TEST_P(WaitingTest, is_confirmed_or_withdrawn_never_both)
{
    for (int round = 0; round < 6; ++round) {
        auto const address = "zoe" + std::to_string(round) + "@bolt.test";
        auto const made = eve.post(all(), form(fmt::format("zoe{}@acme.test", round), R"(,"force_email":false)"));
        browser.post(link_of(made, "/accept"), acceptance(fmt::format(R"(,"email":"{}")", address)));
        auto const link = Link::parse(mailed(address, "/confirm/")).value();
        auto const id = stored(made).id;
        auto act = [&](int i) {
            return i ? acme.write([&](db::Transaction& tx) { return confirm_address(tx, {}, link); }).has_value()
                     : acme.write([&](db::Transaction& tx) { return revoke(tx, acme.ann, id); }).has_value();
        };
        EXPECT_EQ(tests::in_parallel(2, 2, act), 1) << round;
        auto const member = acme.read([&](db::Transaction& tx) {
            return memberships::find_by_email(tx, acme.account.id, tests::address(address));
        });
        EXPECT_EQ(member.has_value(), stored(made).state == State::Accepted) << round;
    }
    expect_no_violations();
}

}
}
