// A dead link is no dead end: who holds it asks its inviter for another.

#include "support/inviting.h"
#include "support/parallel.h"

#include "invitations/invitations_rules.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class AskAgainTest : public tests::InvitingTest {
protected:
    Answer made() { return eve.post(all(), form("zoe@acme.test")); }
    Answer ask(Answer const& made) { return browser.post(link_of(made, "/ask-again")); }
    int asked(EmailAddress const& of)
    {
        auto const mails = mails_to(of.key());
        return static_cast<int>(
            std::ranges::count(mails, "Zoe Lee asks for a new invitation", &mail::KeptMail::subject));
    }
    int asked() { return asked(acme.email_of("Eve")); }
    void expire() { clock.by(lifetime + 1s); }
};
KITH_ON_BOTH_ENGINES(AskAgainTest);

// B05, S1-30
TEST_P(AskAgainTest, tells_the_inviter_once_a_day)
{
    auto const zoe = made();
    expire();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(ask(zoe).status, 202) << "whoever asks need not know that he asked before";
    EXPECT_EQ(asked(), 1);
    auto const mail = mails_to("eve@acme.test").at(0);
    EXPECT_NE(mail.text.find("/users?invitation=" + zoe.at("/id")), std::string::npos) << "one click to send it again";
    EXPECT_NE(mail.text.find("zoe@acme.test"), std::string::npos);
    EXPECT_EQ(audited("invitation.asked_again"), 1);
    clock.by(Days { 1 } - 1s);
    ask(zoe);
    EXPECT_EQ(asked(), 1);
    clock.by(2s);
    ask(zoe);
    EXPECT_EQ(asked(), 2);
}

// B05: its end to end: the same link works again.
TEST_P(AskAgainTest, and_the_inviters_click_brings_the_link_back)
{
    auto const zoe = made();
    expire();
    ask(zoe);
    eve.log_in("eve@acme.test");
    EXPECT_EQ(eve.post(one(zoe, "/resend")).status, 200);
    EXPECT_EQ(ask(zoe).problem(), "409 wrong_state") << "it works";
    EXPECT_EQ(browser.post(link_of(zoe, "/accept"), acceptance()).status, 201);
}

// B05
TEST_P(AskAgainTest, is_for_links_that_are_dead_and_were_not_used)
{
    auto const zoe = made();
    EXPECT_EQ(ask(zoe).problem(), "409 wrong_state");
    auto const replaced = link_of(zoe);
    eve.post(one(zoe, "/renew-link"));
    EXPECT_EQ(browser.post(replaced + "/ask-again").status, 202) << "replaced";
    EXPECT_EQ(asked(), 1);
    EXPECT_EQ(browser.post(link_of(zoe, "/accept"), acceptance()).status, 201);
    EXPECT_EQ(ask(zoe).problem(), "409 wrong_state") << "used";
    auto const max = eve.post(all(), form("max@acme.test"));
    eve.post(one(max, "/revoke"));
    EXPECT_EQ(ask(max).status, 202) << "revoked";
    EXPECT_EQ(asked(), 2);
    auto const joe = eve.post(all(), form("joe@acme.test"));
    EXPECT_EQ(browser.post(link_of(joe, "/decline")).status, 200);
    EXPECT_EQ(ask(joe).problem(), "409 wrong_state") << "declined";
    EXPECT_EQ(asked(), 2);
    auto const nobodys = acme.account.id.text() + '.' + std::string(43, 'A');
    EXPECT_EQ(browser.post(public_path(nobodys, "/ask-again")).problem(), "404 not_found");
    EXPECT_EQ(browser.post(public_path("x", "/ask-again")).problem(), "404 not_found");
}

// B05: no dead end when the inviter is gone, either.
TEST_P(AskAgainTest, tells_who_runs_the_account_when_the_inviter_is_gone)
{
    auto const zoe = acme.invited_by(plain_user, "Zoe").value();
    acme.set_state(plain_user.membership, memberships::State::Inactive);
    expire();
    EXPECT_EQ(browser.post(public_path(acme.token_of(zoe), "/ask-again")).status, 202);
    EXPECT_EQ(asked(acme.email_of("Bob")), 0);
    auto const anns = acme.read(
        [&](db::Transaction& tx) { return memberships::find(tx, acme.account.id, acme.ann.membership).value().email; });
    EXPECT_EQ(asked(anns) + asked(), 1);
}

// S1-30, model 3.3: the page of a dead link knows who can help.
TEST_P(AskAgainTest, is_offered_by_the_answer_of_a_dead_link)
{
    auto const used = made(), revoked = eve.post(all(), form("b@acme.test"));
    auto const expired = eve.post(all(), form("c@acme.test"));
    auto const declined = eve.post(all(), form("d@acme.test"));
    browser.post(link_of(declined, "/decline"));
    browser.post(link_of(used, "/accept"), acceptance());
    eve.post(one(revoked, "/revoke"));
    expire();
    struct {
        Answer const& made;
        char const* problem;
        char const* may_ask_again;
    } const cases[] = { { used, "410 invitation_used", "false" }, { declined, "410 invitation_declined", "false" },
        { revoked, "410 invitation_revoked", "true" }, { expired, "410 invitation_expired", "true" } };
    for (auto const& [made, problem, may_ask_again] : cases) {
        for (auto const& gone : { browser.get(link_of(made)), browser.post(link_of(made, "/accept"), acceptance()),
                 browser.post(link_of(made, "/opened")) }) {
            EXPECT_EQ(gone.problem(), problem);
            EXPECT_EQ(gone.at("/account"), "Acme");
            EXPECT_EQ(gone.at("/inviter"), "Eve Lee");
            EXPECT_EQ(gone.at("/may_ask_again"), may_ask_again);
            EXPECT_EQ(gone.content_type, "application/problem+json");
        }
    }
}

// B05: once a day holds for those who click at once, too.
TEST_P(AskAgainTest, by_many_at_once_is_one_mail)
{
    auto const zoe = made();
    expire();
    auto const link = Link::parse(tests::Business::token_of(stored(zoe))).value();
    tests::in_parallel(
        8, 16, [&](int) { return acme.write([&](db::Transaction& tx) { return ask_again(tx, link); }).has_value(); });
    EXPECT_EQ(asked(), 1);
}

}
}
