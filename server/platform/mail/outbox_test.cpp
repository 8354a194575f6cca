#include "mail/outbox.h"

#include "base/fault.h"
#include "mail/mailbox.h"
#include "mail/outbox_store.h"
#include "support/clock_ahead.h"
#include "support/database.h"

#include <gtest/gtest.h>

namespace kith::mail {
namespace {

class OutboxTest : public DatabaseTest {
protected:
    Message message(std::string const& to, std::string reason = "greeting:1")
    {
        return { .account = account,
            .to = *EmailAddress::parse(to),
            .to_name = "Zoë",
            .subject = "Welcome",
            .text = "Come to https://kith.test/a?b=1&c=2.",
            .html = "<p>Come</p>",
            .reason = std::move(reason) };
    }

    MailId add(Message const& mail)
    {
        return database().write_now([&](db::Transaction& tx) { return queue(tx, mail); });
    }

    std::optional<Delivery> delivery(std::string_view reason)
    {
        return database().read_now([&](db::Transaction& tx) { return find_delivery(tx, account, reason); });
    }

    std::vector<store::Leased> claim(int limit = 20)
    {
        return database().write_now([&](db::Transaction& tx) { return store::claim(tx, "node", 10min, limit); });
    }

    void finish(store::Leased const& leased, DeliveryState state, std::string const& words)
    {
        database().write_now([&](db::Transaction& tx) {
            EXPECT_TRUE(store::finish(tx, leased, { state, words, tx.now() }, tx.now() + 1h));
        });
    }

    std::string json(std::string_view to)
    {
        return database().read_now([&](db::Transaction& tx) { return mailbox_json(tx, to, "Kith <kith@kith.test>"); });
    }

    std::string page(std::string_view to)
    {
        return database().read_now([&](db::Transaction& tx) { return mailbox_page(tx, to, "n0nce"); });
    }

    AccountId account = AccountId::make();
    ClockAhead clock;
};
KITH_ON_BOTH_ENGINES(OutboxTest);

TEST_P(OutboxTest, a_queued_mail_is_new)
{
    EXPECT_FALSE(delivery("greeting:1"));
    add(message("zoe@example.com"));
    ASSERT_TRUE(delivery("greeting:1"));
    EXPECT_EQ(delivery("greeting:1")->state, DeliveryState::New);
    EXPECT_EQ(delivery("greeting:1")->detail, "");
}

TEST_P(OutboxTest, a_mail_of_a_transaction_that_rolled_back_never_was)
{
    EXPECT_THROW(database().write_now([&](db::Transaction& tx) {
        queue(tx, message("zoe@example.com"));
        throw Fault("no");
    }),
        Fault);
    EXPECT_FALSE(delivery("greeting:1"));
}

TEST_P(OutboxTest, the_sender_is_woken)
{
    database().write_now([&](db::Transaction& tx) {
        queue(tx, message("zoe@example.com"));
        EXPECT_EQ(tx.topics(), std::vector<std::string> { "mail" });
    });
}

TEST_P(OutboxTest, text_that_no_engine_would_take_is_cleaned)
{
    using namespace std::string_literals;
    auto mail = message("zoe@example.com");
    mail.to_name = "Zo\r\nBcc: x\0"s;
    mail.subject = "a\0b\r\nc\xff"s;
    mail.text = "x\0y\xff\n"s;
    add(mail);
    auto const leased = claim();
    ASSERT_EQ(leased.size(), 1u);
    EXPECT_EQ(leased[0].to_name, "Zo Bcc: x");
    EXPECT_EQ(leased[0].mail.subject, "a b c\uFFFD");
    EXPECT_EQ(leased[0].mail.text, "xy\uFFFD\n");
}

TEST_P(OutboxTest, the_newest_delivery_of_each_reason_is_found)
{
    add(message("zoe@example.com", "a"));
    finish(claim().at(0), DeliveryState::Failed, "550 no");
    clock.by(1s);
    add(message("zoe@example.com", "b"));
    finish(claim().at(0), DeliveryState::Deferred, "451 later");
    clock.by(1s);
    add(message("zoe@example.com", "a"));
    auto const found = database().read_now(
        [&](db::Transaction& tx) { return find_deliveries(tx, account, { "b", "none", "a", "b" }); });
    ASSERT_EQ(found.size(), 4u);
    EXPECT_EQ(found[0]->state, DeliveryState::Deferred);
    EXPECT_EQ(found[0]->detail, "451 later");
    EXPECT_FALSE(found[1]);
    EXPECT_EQ(found[2]->state, DeliveryState::New);
    EXPECT_EQ(found[3]->detail, "451 later");
    EXPECT_EQ(delivery("a")->state, DeliveryState::New);
    EXPECT_TRUE(database().read_now([&](db::Transaction& tx) { return find_deliveries(tx, account, {}); }).empty());
}

TEST_P(OutboxTest, another_accounts_delivery_is_not_found)
{
    add(message("zoe@example.com", "a"));
    auto const other = AccountId::make();
    EXPECT_FALSE(database().read_now([&](db::Transaction& tx) { return find_delivery(tx, other, "a"); }));
    EXPECT_FALSE(database().read_now([&](db::Transaction& tx) { return find_deliveries(tx, other, { "a" }); })[0]);
}

TEST_P(OutboxTest, a_claim_takes_what_is_due_longest_up_to_its_limit)
{
    for (int i = 0; i < 5; ++i) {
        add(message("m" + std::to_string(i) + "@example.com"));
        clock.by(1s);
    }
    auto const first = claim(3);
    ASSERT_EQ(first.size(), 3u);
    EXPECT_EQ(first[0].mail.to, "m0@example.com");
    EXPECT_EQ(first[2].mail.to, "m2@example.com");
    EXPECT_EQ(first[0].attempt, 1);
    EXPECT_EQ(claim(20).size(), 2u);
    EXPECT_TRUE(claim(20).empty());
}

TEST_P(OutboxTest, an_ended_lease_is_taken_over_and_its_fence_is_stale)
{
    add(message("zoe@example.com"));
    auto const paused = claim().at(0);
    clock.by(10min);
    auto const fresh = claim().at(0);
    EXPECT_EQ(fresh.mail.id, paused.mail.id);
    EXPECT_EQ(fresh.attempt, 2);
    database().write_now([&](db::Transaction& tx) {
        EXPECT_FALSE(store::finish(tx, paused, { DeliveryState::Sent, "late", tx.now() }, tx.now()));
        EXPECT_FALSE(store::give_back(tx, paused));
    });
    EXPECT_EQ(delivery("greeting:1")->state, DeliveryState::Active);
    finish(fresh, DeliveryState::Failed, "550 no");
    EXPECT_EQ(delivery("greeting:1")->state, DeliveryState::Failed);
}

TEST_P(OutboxTest, what_is_given_back_was_not_attempted)
{
    add(message("zoe@example.com"));
    auto const leased = claim().at(0);
    database().write_now([&](db::Transaction& tx) { EXPECT_TRUE(store::give_back(tx, leased)); });
    EXPECT_EQ(delivery("greeting:1")->state, DeliveryState::New);
    EXPECT_EQ(claim().at(0).attempt, 1);
}

TEST_P(OutboxTest, the_next_due_time_is_the_earliest_to_come)
{
    auto next = [&] { return database().read_now([&](db::Transaction& tx) { return store::next_due(tx); }); };
    EXPECT_FALSE(next());
    add(message("zoe@example.com"));
    auto const leased = claim().at(0);
    EXPECT_FALSE(next()) << "it is due now";
    finish(leased, DeliveryState::Deferred, "later");
    EXPECT_TRUE(next());
    clock.by(2h);
    finish(claim().at(0), DeliveryState::Sent, "");
    EXPECT_FALSE(next()) << "it is sent";
}

TEST_P(OutboxTest, the_mailbox_lists_every_state_newest_first)
{
    add(message("zoe@example.com"));
    finish(claim().at(0), DeliveryState::Sent, "");
    clock.by(1s);
    add(message("max@example.com"));
    clock.by(1s);
    add(message("ZOE@example.com"));
    auto const all = database().read_now([&](db::Transaction& tx) { return list_kept(tx, "", 200); });
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].to, "ZOE@example.com");
    EXPECT_EQ(all[1].to, "max@example.com");
    EXPECT_EQ(all[2].state, DeliveryState::Sent);
    auto const zoes = json("Zoe@Example.COM");
    EXPECT_LT(zoes.find("ZOE@example.com"), zoes.find("zoe@example.com"));
    EXPECT_EQ(zoes.find("max@example.com"), std::string::npos);
    EXPECT_EQ(json("nobody@example.com"), "[]");
    EXPECT_EQ(json("no address"), "[]");
}

TEST_P(OutboxTest, the_mailbox_speaks_json)
{
    add(message("zoe@example.com"));
    auto const text = json("zoe@example.com");
    EXPECT_TRUE(text.starts_with(
        R"([{"to":"zoe@example.com","from":"Kith <kith@kith.test>","subject":"Welcome","text":"Come to https://kith.test/a?b=1&c=2.","html":"<p>Come</p>","links":["https://kith.test/a?b=1&c=2"],"attachments":[],"unsubscribe_url":"","sent_at":"2)"))
        << text;
}

TEST_P(OutboxTest, the_page_escapes_everything)
{
    auto mail = message("zoe@example.com");
    mail.subject = "<script>alert(1)</script>";
    mail.text = "<b> https://kith.test/?q=\"><script>x</script> & 'more' https://kith.test/a?b=1&c='x";
    add(mail);
    auto const html = page("");
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("<b>"), std::string::npos);
    EXPECT_NE(html.find("<style nonce=\"n0nce\">"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
    EXPECT_NE(html.find("<a href=\"https://kith.test/?q=\" rel=\"noreferrer\">https://kith.test/?q=</a>&quot;&gt;"),
        std::string::npos)
        << html;
    EXPECT_NE(html.find("<a href=\"https://kith.test/a?b=1&amp;c=&#39;x\" rel=\"noreferrer\">"), std::string::npos);
    EXPECT_NE(page("nobody@example.com").find("No mail yet."), std::string::npos);
}

TEST_P(OutboxTest, takes_back_what_is_discarded_without_a_trace)
{
    add(message("zoe@acme.test"));
    database().write_now([&](db::Transaction& tx) {
        auto const id = queue(tx, message("bob@acme.test"));
        discard(tx, AccountId::make(), id);
        discard(tx, account, id);
    });
    auto const left = claim();
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].mail.to, "zoe@acme.test");
}

}
}
