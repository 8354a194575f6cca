#include "mail/sender.h"

#include "base/fault.h"
#include "mail/outbox_store.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/smtp_server.h"
#include "support/until.h"

#include <gtest/gtest.h>

#include <set>

namespace kith::mail {
namespace {

using Reply = SmtpReply;

class SenderTest : public DatabaseTest {
protected:
    SmtpOptions options(std::string const& url) const
    {
        return { .url = url, .from = "Kith <kith@kith.test>", .timeout_seconds = 2 };
    }
    SmtpOptions options() const { return options(server.url()); }

    // The reason is the address, so that its delivery is found by it.
    MailId add(EmailAddress const& to)
    {
        return database().write_now([&](db::Transaction& tx) {
            return queue(tx, { account, to, "Zoë", "Welcome", "Hello\n.\n", "<p>Hello</p>", to.text() });
        });
    }
    MailId add(std::string const& to) { return add(*EmailAddress::parse(to)); }

    Delivery delivery(std::string const& to)
    {
        return *database().read_now([&](db::Transaction& tx) { return find_delivery(tx, account, to); });
    }

    int deliver_due() { return Sender { database(), options() }.deliver_due(); }

    AccountId account = AccountId::make();
    std::string zoe = "zoe@example.com";
    std::string max = "max@example.com";
    ClockAhead clock;
    SmtpServer server;
};
KITH_ON_BOTH_ENGINES(SenderTest);

TEST_P(SenderTest, a_mail_is_sent_once)
{
    auto const id = add(zoe);
    EXPECT_EQ(deliver_due(), 1);
    EXPECT_EQ(deliver_due(), 0);
    ASSERT_EQ(server.received().size(), 1u);
    auto const mail = server.received()[0];
    EXPECT_EQ(mail.to, zoe);
    EXPECT_EQ(mail.header("Message-ID"), "<" + id.text() + "@kith.test>");
    EXPECT_EQ(mail.header("From"), "\"Kith\" <kith@kith.test>");
    EXPECT_NE(mail.content.find("\r\n\r\nHello\r\n.\r\n"), std::string::npos);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Sent);
    EXPECT_EQ(delivery(zoe).detail, "250 2.0.0 queued");
}

TEST_P(SenderTest, a_deferred_mail_is_sent_later_with_the_same_message_id)
{
    server.reply(Reply::CloseAfterContent);
    add(zoe);
    EXPECT_EQ(deliver_due(), 1);
    server.reply(Reply::DeferRecipient);
    clock.by(80s);
    EXPECT_EQ(deliver_due(), 1);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Deferred);
    EXPECT_EQ(delivery(zoe).detail, "451 4.7.1 greylisted, come back");
    server.reply(Reply::Accept);
    EXPECT_EQ(deliver_due(), 0) << "its time has not come";
    clock.by(150s);
    EXPECT_EQ(deliver_due(), 1);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Sent);
    auto const received = server.received();
    ASSERT_EQ(received.size(), 2u);
    EXPECT_FALSE(received[0].is_accepted);
    EXPECT_EQ(received[0].content, received[1].content);
    EXPECT_NE(received[1].header("Message-ID"), "");
}

TEST_P(SenderTest, a_refused_mail_fails_with_the_servers_words_and_holds_up_no_other)
{
    server.reply_to(zoe, Reply::RefuseRecipient);
    add(zoe);
    add(max);
    EXPECT_EQ(deliver_due(), 2);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Failed);
    EXPECT_EQ(delivery(zoe).detail, "550 5.1.1 there is nobody 5.1.1 of that name");
    EXPECT_EQ(delivery(max).state, DeliveryState::Sent);
    clock.by(120h);
    EXPECT_EQ(deliver_due(), 0);
}

TEST_P(SenderTest, a_poisoned_mail_fails_alone)
{
    auto const poison = EmailAddress::stored("a@b.c>\r\nRCPT TO:<eve@example.net", "a@b.c");
    add(zoe);
    add(poison);
    add(max);
    EXPECT_EQ(deliver_due(), 3);
    EXPECT_EQ(delivery(poison.text()).state, DeliveryState::Failed);
    EXPECT_NE(delivery(poison.text()).detail, "");
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Sent);
    EXPECT_EQ(delivery(max).state, DeliveryState::Sent);
    EXPECT_EQ(server.received().size(), 2u);
}

TEST_P(SenderTest, while_the_server_is_away_mails_wait)
{
    add(zoe);
    EXPECT_EQ((Sender { database(), options("smtp://127.0.0.1:1") }.deliver_due()), 1);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Deferred);
    EXPECT_NE(delivery(zoe).detail, "");
    clock.by(80s);
    EXPECT_EQ(deliver_due(), 1);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Sent);
}

TEST_P(SenderTest, a_slow_server_is_given_up_in_time)
{
    server.reply(Reply::BeSilent);
    add(zoe);
    EXPECT_EQ(deliver_due(), 1);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Deferred);
}

TEST_P(SenderTest, after_five_days_a_mail_fails)
{
    server.reply(Reply::GreetBusy);
    add(zoe);
    int attempts = 0;
    for (int hours = 0; hours < 200; hours += 5) {
        attempts += deliver_due();
        clock.by(5h);
    }
    EXPECT_EQ(attempts, 25);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Failed);
    EXPECT_EQ(delivery(zoe).detail, "421 busy, come back later");
}

TEST_P(SenderTest, a_batch_shares_one_connection)
{
    for (int i = 0; i < 30; ++i)
        add("m" + std::to_string(i) + "@example.com");
    EXPECT_EQ(deliver_due(), 30);
    EXPECT_EQ(server.received().size(), 30u);
    EXPECT_EQ(server.connections(), 2);
}

TEST_P(SenderTest, of_two_senders_one_sends_a_mail)
{
    constexpr int mails = 60;
    for (int i = 0; i < mails; ++i)
        add("m" + std::to_string(i) + "@example.com");
    Sender one { database(), options() };
    Sender two { database(), options() };
    one.start();
    two.start();
    EXPECT_TRUE(until([&] { return server.received().size() >= mails; }));
    one.stop();
    two.stop();
    std::set<std::string> ids;
    for (auto const& mail : server.received())
        ids.insert(mail.header("Message-ID"));
    EXPECT_EQ(server.received().size(), mails + 0u);
    EXPECT_EQ(ids.size(), mails + 0u);
}

// A node is paused between the content and the answer; meanwhile its lease ends and
// another node is told that there is no such address.
TEST_P(SenderTest, a_paused_sender_changes_nothing_afterwards)
{
    SmtpServer other;
    other.reply(Reply::RefuseRecipient);
    server.on_content([&] {
        clock.by(10min);
        EXPECT_EQ((Sender { database(), options(other.url()) }.deliver_due()), 1);
    });
    add(zoe);
    deliver_due();
    EXPECT_EQ(server.received().size(), 1u);
    EXPECT_EQ(delivery(zoe).state, DeliveryState::Failed);
    EXPECT_EQ(delivery(zoe).detail, "550 5.1.1 there is nobody 5.1.1 of that name");
}

// A machine that was halted may find that its own clock says nothing of it: what it has not begun is another's by now.
TEST_P(SenderTest, a_sender_that_was_halted_sends_nothing_that_is_not_its_own_any_more)
{
    SmtpServer other;
    server.on_content([&] {
        clock.by(10min);
        EXPECT_EQ((Sender { database(), options(other.url()) }.deliver_due()), 2);
    });
    add(zoe);
    add(max);
    deliver_due();
    EXPECT_EQ(server.count_to(zoe), 1u) << "begun before";
    EXPECT_EQ(server.count_to(max), 0u);
    EXPECT_EQ(other.count_to(max), 1u);
    EXPECT_EQ(delivery(max).state, DeliveryState::Sent);
}

TEST_P(SenderTest, without_a_server_mails_are_kept)
{
    add(zoe);
    Sender sender { database(), options("") };
    sender.start();
    sender.wake();
    EXPECT_EQ(sender.deliver_due(), 0);
    sender.stop();
    EXPECT_EQ(delivery(zoe).state, DeliveryState::New);
}

TEST_P(SenderTest, is_woken_by_what_is_queued)
{
    Sender sender { database(), options() };
    database().on_commit([&](std::vector<std::string> const&) { sender.wake(); });
    sender.start();
    std::this_thread::sleep_for(std::chrono::milliseconds { 100 });
    add(zoe);
    EXPECT_TRUE(until([&] { return server.count_to(zoe) == 1; }, std::chrono::seconds { 3 }));
    sender.stop();
    database().on_commit({});
}

TEST_P(SenderTest, stops_soon_and_leaves_what_it_has_not_begun)
{
    server.reply(Reply::BeSilent);
    auto slow = options();
    slow.timeout_seconds = 60;
    Sender sender { database(), slow };
    add(zoe);
    add(max);
    sender.start();
    EXPECT_TRUE(until([&] { return server.connections() == 1; }));
    auto const start = std::chrono::steady_clock::now();
    sender.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds { 5 });
    EXPECT_EQ(delivery(zoe).state, DeliveryState::New);
    EXPECT_EQ(delivery(max).state, DeliveryState::New);
}

TEST_P(SenderTest, refuses_settings_that_cannot_work)
{
    EXPECT_THROW((Sender { database(), options("https://example.com") }), StartupFault);
}

}
}
