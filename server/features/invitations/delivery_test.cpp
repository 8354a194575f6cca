// How far an invitation has got: its mail, and then its person.

#include "support/inviting.h"
#include "support/smtp_server.h"

#include "mail/sender.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class DeliveryTest : public tests::InvitingTest {
protected:
    void SetUp() override
    {
        InvitingTest::SetUp();
        deliver(); // what the fixture has queued
        zoe = eve.post(all(), form("zoe@acme.test"));
    }
    void deliver()
    {
        mail::Sender { database(), { .url = server.url(), .from = "Kith <kith@kith.test>", .timeout_seconds = 2 } }
            .deliver_due();
    }
    Answer shown() { return eve.get(one(zoe)); }
    std::string state() { return shown().at("/delivery/state"); }

    SmtpServer server;
    Answer zoe;
};
KITH_ON_BOTH_ENGINES(DeliveryTest);

// B28, S1-16
TEST_P(DeliveryTest, is_queued_and_then_handed_over)
{
    EXPECT_EQ(zoe.at("/delivery/state"), "queued");
    EXPECT_EQ(state(), "queued");
    EXPECT_EQ(server.count_to("zoe@acme.test"), 0);
    deliver();
    EXPECT_EQ(state(), "handed_over");
    EXPECT_EQ(shown().at("/delivery/detail"), "250 2.0.0 queued");
    EXPECT_NE(shown().at("/delivery/at"), "null");
    EXPECT_EQ(eve.get(all("?state=pending")).at("/items/0/delivery/state"), "handed_over") << "in lists, too";
    deliver();
    EXPECT_EQ(server.count_to("zoe@acme.test"), 1) << "one mail";
}

// B28, S1-16: it stays pending, and is tried again with back-off.
TEST_P(DeliveryTest, is_deferred_while_the_server_says_later)
{
    server.reply(SmtpReply::DeferRecipient);
    deliver();
    EXPECT_EQ(state(), "deferred");
    EXPECT_EQ(shown().at("/delivery/detail"), "451 4.7.1 greylisted, come back");
    EXPECT_EQ(shown().at("/state"), "pending");
    server.reply(SmtpReply::Accept);
    clock.by(150s);
    deliver();
    EXPECT_EQ(state(), "handed_over");
}

// B28, S1-16, S4-15: refused for good; the link can still be handed over.
TEST_P(DeliveryTest, has_failed_when_the_server_refuses_for_good)
{
    server.reply_to("zoe@acme.test", SmtpReply::RefuseRecipient);
    deliver();
    EXPECT_EQ(state(), "failed");
    EXPECT_EQ(shown().at("/delivery/detail").substr(0, 9), "550 5.1.1");
    EXPECT_EQ(shown().at("/state"), "pending");
    EXPECT_EQ(eve.get(all()).at("/items/0/delivery/state"), "failed");
    auto const url = eve.post(one(zoe, "/link")).at("/url");
    EXPECT_EQ(browser.get(public_path(url.substr(url.rfind('/') + 1))).status, 200);
    server.reply_to("zoe@acme.test", SmtpReply::Accept);
    EXPECT_EQ(eve.post(one(zoe, "/resend")).at("/delivery/state"), "queued") << "a new mail, a new try";
    deliver();
    EXPECT_EQ(state(), "handed_over");
}

// B28: a mail that has not left is taken back with its invitation.
TEST_P(DeliveryTest, is_withdrawn_with_the_invitation)
{
    eve.post(one(zoe, "/revoke"));
    EXPECT_EQ(state(), "withdrawn");
    deliver();
    EXPECT_EQ(server.count_to("zoe@acme.test"), 0);
}

// B28, B01: a person looks, not a scanner.
TEST_P(DeliveryTest, is_opened_by_a_person_and_noted_once)
{
    deliver();
    for (int i = 0; i < 3; ++i)
        browser.get(link_of(zoe));
    EXPECT_EQ(state(), "handed_over") << "looking at it is no opening";
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(browser.post(link_of(zoe, "/opened")).status, 204);
    EXPECT_EQ(state(), "opened");
    auto const at = shown().at("/delivery/at");
    EXPECT_NE(at, "null");
    EXPECT_EQ(audited("invitation.opened"), 1);
    clock.by(1h);
    browser.post(link_of(zoe, "/opened"));
    EXPECT_EQ(shown().at("/delivery/at"), at) << "the first time counts";
    EXPECT_EQ(shown().at("/state"), "pending");
    EXPECT_EQ(browser.post(public_path("x", "/opened")).problem(), "404 not_found");
}

// B28
TEST_P(DeliveryTest, ends_with_the_acceptance)
{
    browser.post(link_of(zoe, "/opened"));
    EXPECT_EQ(browser.post(link_of(zoe, "/accept"), acceptance()).status, 201);
    EXPECT_EQ(state(), "accepted");
    EXPECT_EQ(shown().at("/state"), "accepted");
    deliver();
    EXPECT_EQ(server.count_to("zoe@acme.test"), 0) << "what had not left is not sent any more";
}

// S1-18: HTML and text, and the button.
TEST_P(DeliveryTest, carries_a_button_and_the_plain_link)
{
    deliver();
    ASSERT_EQ(server.received().back().to, "zoe@acme.test");
    auto const kept = mails_to("zoe@acme.test").at(0);
    auto const link = mail::find_links(kept.text).at(0);
    EXPECT_NE(kept.html.find("Accept the invitation"), std::string::npos);
    EXPECT_NE(kept.html.find(link), std::string::npos);
    EXPECT_NE(kept.text.find("The link works until"), std::string::npos);
    EXPECT_NE(kept.subject.find("Eve Lee invites you to Acme"), std::string::npos);
}

}
}
