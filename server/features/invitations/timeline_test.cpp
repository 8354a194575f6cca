// What became of an invitation, step by step (B28), and the invitations of one product.

#include "mail/sender.h"
#include "support/inviting.h"
#include "support/smtp_server.h"

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class TimelineTest : public tests::InvitingTest {
protected:
    void deliver()
    {
        mail::Sender { database(), { .url = server.url(), .from = "Kith <kith@kith.test>", .timeout_seconds = 2 } }
            .deliver_due();
    }
    // "sent mail_new "
    std::string steps(Answer const& made)
    {
        auto const timeline = eve.get(one(made, "/timeline"));
        EXPECT_EQ(timeline.status, 200) << timeline.body;
        std::string all;
        for (int i = 0; !timeline.at(fmt::format("/items/{}", i)).empty(); ++i)
            all += timeline.at(fmt::format("/items/{}/what", i)) + ' ';
        return all;
    }

    SmtpServer server;
};
KITH_ON_BOTH_ENGINES(TimelineTest);

// B28
TEST_P(TimelineTest, tells_how_far_the_mail_and_its_person_came)
{
    auto const zoe = eve.post(all(), form("zoe@acme.test"));
    EXPECT_EQ(steps(zoe), "sent mail_new ");
    clock.by(1min);
    deliver();
    EXPECT_EQ(steps(zoe), "sent mail_sent ");
    auto const timeline = eve.get(one(zoe, "/timeline"));
    EXPECT_EQ(timeline.at("/items/0/by"), "Eve Lee");
    EXPECT_EQ(timeline.at("/items/1/detail"), "250 2.0.0 queued");
    clock.by(1min);
    EXPECT_EQ(browser.post(link_of(zoe, "/opened"), "").status, 204);
    clock.by(1min);
    EXPECT_EQ(browser.post(link_of(zoe, "/accept"), acceptance()).status, 201);
    EXPECT_EQ(steps(zoe), "sent mail_sent opened accepted ");
}

// B28: why a mail was not sent any more stands beside it.
TEST_P(TimelineTest, tells_that_a_new_link_stopped_the_mail)
{
    auto const zoe = eve.post(all(), form("zoe@acme.test"));
    clock.by(1min);
    EXPECT_EQ(eve.post(one(zoe, "/renew-link"), "").status, 200);
    EXPECT_EQ(steps(zoe), "sent link_renewed mail_withdrawn ");
    clock.by(1min);
    EXPECT_EQ(eve.post(one(zoe, "/resend"), "").status, 200);
    EXPECT_EQ(steps(zoe), "sent link_renewed mail_withdrawn resent mail_new ");
}

// B28, S1-16
TEST_P(TimelineTest, tells_what_the_mail_server_refused)
{
    server.reply(SmtpReply::RefuseRecipient);
    auto const zoe = eve.post(all(), form("zoe@acme.test"));
    clock.by(1min);
    deliver();
    EXPECT_EQ(steps(zoe), "sent mail_failed ");
    EXPECT_EQ(eve.get(one(zoe, "/timeline")).at("/items/1/detail").substr(0, 9), "550 5.1.1");
}

// B28: of others only who manages users may know.
TEST_P(TimelineTest, is_for_who_manages_users_and_who_invited)
{
    auto const zoe = eve.post(all(), form("zoe@acme.test"));
    browser.log_in("bob@acme.test");
    EXPECT_EQ(browser.get(one(zoe, "/timeline")).problem(), "403 forbidden");
    auto const ida = browser.post(all(), form("ida@acme.test"));
    EXPECT_EQ(browser.get(one(ida, "/timeline")).status, 200);
    EXPECT_EQ(eve.get(all("/" + acme.account.id.text() + "/timeline")).problem(), "404 not_found");
}

// S1-25, S1-17: what holds licenses of a product is shown to who manages it, and nothing else.
TEST_P(TimelineTest, of_a_product_is_listed_for_who_manages_it)
{
    eve.post(all(), form("zoe@acme.test", R"(,"licenses":["suite"])"));
    eve.post(all(), form("ida@acme.test", R"(,"licenses":["suite","voice"])"));
    eve.post(all(), form("max@acme.test"));
    EXPECT_EQ(eve.get(all("?state=pending&product=suite&total=true")).at("/total"), "2");
    EXPECT_EQ(eve.get(all("?state=pending&product=voice&total=true")).at("/total"), "1");
    EXPECT_EQ(eve.get(all("?product=oice&total=true")).at("/total"), "0") << "whole words";
    browser.log_in("bob@acme.test");
    EXPECT_EQ(browser.get(all("?product=suite")).problem(), "403 forbidden");
    eve.patch(account_path("/users/" + plain_user.membership.text()), R"({"grants":{"manage":["suite"]}})");
    EXPECT_EQ(browser.get(all("?product=suite&total=true")).at("/total"), "2");
    EXPECT_EQ(browser.get(all("?product=voice")).problem(), "403 forbidden");
    EXPECT_EQ(browser.get(all()).problem(), "403 forbidden");
}

}
}
