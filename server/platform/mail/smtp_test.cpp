#include "base/fault.h"
#include "mail/sender.h"
#include "mail/smtp.h"
#include "mail/smtp_options.h"
#include "support/smtp_server.h"

#include <gtest/gtest.h>

namespace kith::mail {
namespace {

using Reply = SmtpReply;
using Verdict = Answer::Verdict;

SmtpOptions to(std::string const& url)
{
    return { .url = url, .from = "Kith <kith@example.org>", .timeout_seconds = 2 };
}

std::string const content = "Subject: x\r\n\r\n.dot\r\n..\r\nend\r\n";

Answer answer_to(Reply reply)
{
    SmtpServer server;
    server.reply(reply);
    return deliver(to(server.url()), "zoe@example.com", content);
}

TEST(Smtp, delivers_the_very_content)
{
    SmtpServer server;
    auto const answer = deliver(to(server.url()), "zoe@example.com", content);
    EXPECT_EQ(answer.verdict, Verdict::Sent) << answer.words;
    EXPECT_EQ(answer.words, "250 2.0.0 queued");
    ASSERT_EQ(server.received().size(), 1u);
    EXPECT_EQ(server.received()[0].to, "zoe@example.com");
    EXPECT_EQ(server.received()[0].content, content);
}

TEST(Smtp, keeps_its_connection_for_further_mails)
{
    SmtpServer server;
    std::atomic<bool> const abandoned = false;
    Smtp smtp { to(server.url()), abandoned };
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(smtp.deliver("zoe@example.com", content).verdict, Verdict::Sent);
    EXPECT_EQ(server.received().size(), 5u);
    EXPECT_EQ(server.connections(), 1);
}

TEST(Smtp, goes_on_after_a_refusal)
{
    SmtpServer server;
    server.reply_to("gone@example.com", Reply::RefuseRecipient);
    std::atomic<bool> const abandoned = false;
    Smtp smtp { to(server.url()), abandoned };
    EXPECT_EQ(smtp.deliver("zoe@example.com", content).verdict, Verdict::Sent);
    EXPECT_EQ(smtp.deliver("gone@example.com", content).verdict, Verdict::Refused);
    EXPECT_EQ(smtp.deliver("max@example.com", content).verdict, Verdict::Sent);
}

TEST(Smtp, the_servers_words_decide)
{
    struct Case {
        Reply reply;
        Verdict verdict;
        std::string words;
    };
    for (auto const& [reply, verdict, words] : {
             Case { Reply::DeferRecipient, Verdict::TryLater, "451 4.7.1 greylisted, come back" },
             Case { Reply::RefuseRecipient, Verdict::Refused, "550 5.1.1 there is nobody 5.1.1 of that name" },
             Case { Reply::RefuseContent, Verdict::Refused, "554 5.6.0 not that content" },
             // These concern every mail: the setting is wrong, or our address is blocked.
             Case { Reply::GreetBusy, Verdict::TryLater, "421 busy, come back later" },
             Case { Reply::GreetRefusing, Verdict::TryLater, "554 no mail service for you" },
             Case { Reply::WantLogin, Verdict::TryLater, "530 log in first" },
         }) {
        auto const answer = answer_to(reply);
        EXPECT_EQ(answer.verdict, verdict) << answer.words;
        EXPECT_EQ(answer.words, words);
    }
}

TEST(Smtp, a_lost_connection_or_silence_is_no_answer)
{
    for (auto reply : { Reply::CloseAfterContent, Reply::BeSilent }) {
        auto const answer = answer_to(reply);
        EXPECT_EQ(answer.verdict, Verdict::TryLater);
        EXPECT_FALSE(answer.words.empty());
    }
}

TEST(Smtp, nobody_listens)
{
    auto const answer = deliver(to("smtp://127.0.0.1:1"), "zoe@example.com", content);
    EXPECT_EQ(answer.verdict, Verdict::TryLater);
    EXPECT_FALSE(answer.words.empty());
}

// libcurl itself resolves every name under .localhost; to us it is a far host.
SmtpOptions far(SmtpServer const& server, std::string const& ca_file)
{
    auto options = to("smtp://mail.localhost" + server.url().substr(server.url().rfind(':')));
    options.ca_file = ca_file;
    return options;
}

TEST(Smtp, does_not_speak_in_the_clear_to_a_far_host)
{
    SmtpServer server;
    auto options = far(server, "");
    EXPECT_EQ(deliver(options, "zoe@example.com", content).verdict, Verdict::TryLater);
    EXPECT_TRUE(server.received().empty());
    options.require_tls = false;
    EXPECT_EQ(deliver(options, "zoe@example.com", content).verdict, Verdict::Sent);
}

TEST(Smtp, encrypts_to_whom_the_certificate_vouches_for)
{
    SmtpServer server;
    Certificate const certificate { "mail.localhost" };
    server.offer_tls(certificate);
    auto const answer = deliver(far(server, certificate.path()), "zoe@example.com", content);
    EXPECT_EQ(answer.verdict, Verdict::Sent) << answer.words;
    ASSERT_EQ(server.received().size(), 1u);
    EXPECT_TRUE(server.received()[0].is_encrypted);
}

TEST(Smtp, tells_nothing_to_an_impostor)
{
    SmtpServer server;
    Certificate const other_host { "other.localhost" };
    server.offer_tls(other_host);
    for (auto const& ca_file : { other_host.path(), std::string {} })
        EXPECT_EQ(deliver(far(server, ca_file), "zoe@example.com", content).verdict, Verdict::TryLater);
    EXPECT_TRUE(server.received().empty());
}

TEST(Smtp, encrypts_where_it_is_offered_though_not_required)
{
    SmtpServer server;
    Certificate const certificate { "mail.localhost" };
    server.offer_tls(certificate);
    EXPECT_EQ(deliver(to(server.url()), "zoe@example.com", content).verdict, Verdict::Sent);
    EXPECT_TRUE(server.received().at(0).is_encrypted);
}

TEST(Smtp, an_abandoned_delivery_ends_soon)
{
    SmtpServer server;
    server.reply(Reply::BeSilent);
    std::atomic<bool> const abandoned = true;
    auto options = to(server.url());
    options.timeout_seconds = 60;
    auto const start = std::chrono::steady_clock::now();
    EXPECT_EQ((Smtp { options, abandoned }.deliver("zoe@example.com", content).verdict), Verdict::TryLater);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds { 5 });
}

TEST(Smtp, addresses_cannot_carry_commands)
{
    SmtpServer server;
    EXPECT_THROW(deliver(to(server.url()), "a@b.c>\r\nRCPT TO:<eve@example.net", content), Fault);
    EXPECT_EQ(server.connections(), 0);
}

TEST(Smtp, settings_that_cannot_work_are_refused_at_once)
{
    for (auto const* url :
        { "http://mail.example.com", "file:///etc/passwd", "smtp://", "nonsense", "mail.example.com" })
        EXPECT_THROW(check_options(to(url)), StartupFault) << url;
    EXPECT_THROW(check_options({ .url = "smtp://mail.example.com", .from = "Kith" }), StartupFault);
    EXPECT_NO_THROW(check_options(to("smtps://mail.example.com:465")));
}

TEST(Smtp, needs_tls_unless_told_or_at_home)
{
    auto needs = [](std::string const& url, bool required) {
        auto options = to(url);
        options.require_tls = required;
        return needs_tls(options);
    };
    EXPECT_TRUE(needs("smtp://mail.example.com", true));
    EXPECT_TRUE(needs("smtps://mail.example.com", false));
    EXPECT_FALSE(needs("smtp://mail.example.com", false));
    for (auto const* url : { "smtp://localhost", "smtp://127.0.0.1:25", "smtp://[::1]:25" })
        EXPECT_FALSE(needs(url, true)) << url;
    EXPECT_TRUE(needs("smtp://127.example.com", true));
}

}
}
