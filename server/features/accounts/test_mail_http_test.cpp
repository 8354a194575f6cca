// Whether mail leaves, in the mail server's own words.

#include "mail/sender.h"
#include "support/smtp_server.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

namespace kith::accounts {
namespace {

using tests::Answer;
using tests::Browser;

class AccountTestMailTest : public tests::UserManagement {
protected:
    void deliver()
    {
        mail::Sender { database(), { .url = server.url(), .from = "Kith <kith@kith.test>", .timeout_seconds = 2 } }
            .deliver_due();
    }
    Answer send() { return as_eve.post(path("/test-mail"), ""); }
    std::string state() { return as_eve.get(path("/test-mail")).at("/state"); }

    SmtpServer server;
};
KITH_ON_BOTH_ENGINES(AccountTestMailTest);

// ui.md 1: "Send test mail" shows the real answer.
TEST_P(AccountTestMailTest, is_queued_and_then_what_the_mail_server_says)
{
    EXPECT_EQ(as_eve.get(path("/test-mail")).body, R"({"state":"none","answer":"","at":null})");
    auto const before = last_event();
    auto const sent = send();
    EXPECT_EQ(std::to_string(sent.status) + ' ' + sent.at("/state") + sent.at("/answer"), "200 queued");
    EXPECT_EQ(events_after(before), "account.test_mail_sent ");
    deliver();
    EXPECT_EQ(state(), "handed_over");
    EXPECT_EQ(as_eve.get(path("/test-mail")).at("/answer"), "250 2.0.0 queued");
    EXPECT_EQ(server.count_to("eve@acme.test"), 1);
    server.reply(SmtpReply::RefuseRecipient);
    send();
    EXPECT_EQ(state(), "queued") << "of the newest";
    deliver();
    EXPECT_EQ(state(), "failed");
    EXPECT_EQ(as_eve.get(path("/test-mail")).at("/answer").substr(0, 9), "550 5.1.1");
    server.reply(SmtpReply::DeferRecipient);
    send();
    deliver();
    EXPECT_EQ(state(), "deferred");
}

// No second mail flood.
TEST_P(AccountTestMailTest, is_sent_five_times_an_hour)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(send().status, 200) << i;
    auto const refused = send();
    EXPECT_EQ(refused.problem(), "429 too_many_requests");
    EXPECT_EQ(refused.header("Retry-After"), "3600");
    clock.by(61min);
    EXPECT_EQ(send().status, 200);
}

TEST_P(AccountTestMailTest, is_for_those_who_decide_about_the_account)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.post(path("/test-mail"), "").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/test-mail")).problem(), "403 forbidden");
    EXPECT_EQ(Browser { api }.post(path("/test-mail"), "").problem(), "401 unauthenticated");
    auto as_ann = signed_in(acme.ann);
    send();
    EXPECT_EQ(as_ann.get(path("/test-mail")).at("/state"), "none") << "one's own only";
}

}
}
