// Attacks by what is written into mail: names that are code, names that are disguises.

#include "mail/links.h"
#include "mail/outbox.h"
#include "mail/public_url.h"
#include "mail/sender.h"
#include "security/estate.h"
#include "support/database.h"
#include "support/smtp_server.h"

#include <fmt/format.h>

namespace kith {
namespace {

using tests::Browser;

class MailAttacksTest : public DatabaseTest {
protected:
    static void SetUpTestSuite() { mail::set_public_url("https://kith.test"); }
    static void TearDownTestSuite() { mail::set_public_url(""); }

    std::vector<mail::KeptMail> mails(std::string_view to_key = "")
    {
        return acme.read([&](db::Transaction& tx) { return mail::list_kept(tx, to_key, 200); });
    }
    Browser as(Actor const& actor) { return tests::signed_in(api, database(), actor); }
    tests::Answer invite(std::string const& first_name, std::string const& more = "")
    {
        return ann.post(acme.path("/invitations"),
            fmt::format(R"({{"kind":"internal","first_name":"{}","last_name":"Lee","email":"una@acme.test"{}}})",
                first_name, more));
    }
    // One of each kind of mail that the server writes.
    void write_every_kind()
    {
        auto elsewhere = tests::Estate { database(), "Bolt" };
        auto add = [&](std::string const& email) {
            return ann.post(
                acme.path("/users"), fmt::format(R"({{"first_name":"New","last_name":"Lee","email":"{}"}})", email));
        };
        auto const added = add("welcome@acme.test");
        EXPECT_EQ(added.status, 201);
        EXPECT_EQ(add("kim@bolt.test").status, 201) << "a known person is asked to join";
        EXPECT_EQ(ann.patch(acme.path("/users/" + added.at("/id")), R"({"email":"moved@acme.test"})").status, 200);
        Browser { api }.post("/api/v1/auth/forgot", R"({"login":"bob@acme.test"})");
        auto const una = acme.invited_by(acme.bob, "Una").value();
        acme.accepted(una).value();
        EXPECT_EQ(ann.post(acme.path("/invitations/" + una.id.text() + "/approve")).status, 200);
        auto const zoe = acme.path("/invitations/" + acme.zoe.id.text());
        EXPECT_EQ(ann.post(zoe + "/revoke").status, 200);
        auto const link = "/api/v1/public/invitations/" + tests::Business::token_of(acme.zoe);
        EXPECT_EQ(Browser { api }.post(link + "/ask-again").status, 202);
        confirm_and_drop();
        change_login();
        change_address();
    }
    void change_login()
    {
        EXPECT_EQ(bob.patch("/api/v1/me", R"({"recovery_email":"bob@home.test"})").status, 200);
        EXPECT_EQ(bob.post("/api/v1/me/password",
                         fmt::format(R"({{"current_password":"{}","password":"seven violins under snow"}})",
                             tests::good_password))
                      .status,
            204);
    }
    // Asked for, of somebody's address and of nobody's; confirmed; undone.
    void change_address()
    {
        EXPECT_EQ(bob.patch("/api/v1/me", R"({"email":"kim@bolt.test"})").status, 200);
        EXPECT_EQ(bob.patch("/api/v1/me", R"({"email":"bob@moved.test"})").status, 200);
        for (auto const* address : { "bob@moved.test", "bob@acme.test" })
            EXPECT_EQ(Browser { api }.post(address_link_to(address)).status, 200) << address;
    }
    std::string address_link_to(std::string const& address)
    {
        for (auto const& mail : mails(address)) {
            if (auto const at = mail.text.find("/address/"); at != mail.text.npos)
                return "/api/v1/public/address-changes/" + mail.text.substr(at + 9, 43);
        }
        return "";
    }
    void confirm_and_drop()
    {
        auto wanted = acme.wanted("Ida");
        wanted.force_email = false;
        auto const ida = acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); });
        EXPECT_EQ(Browser { api }
                      .post("/api/v1/public/invitations/" + tests::Business::token_of(ida.value()) + "/accept",
                          R"({"first_name":"Ida","last_name":"Lee","email":"ida@home.test",)"
                          R"("password":"purple lantern drifts north"})")
                      .status,
            202);
        auto const max = acme.invited_by(acme.eve, "Max", tests::administrator).value();
        acme.set_state(acme.eve.membership, memberships::State::Inactive);
        acme.accepted(max).value();
    }

    tests::Estate acme { database(), "Acme" };
    tests::Api api { database() };
    Browser ann = as(acme.ann);
    Browser bob = as(acme.bob);
};
KITH_ON_BOTH_ENGINES(MailAttacksTest);

// EML-13
TEST_P(MailAttacksTest, names_that_are_code_are_refused)
{
    auto const before = mails().size();
    for (auto const* name : { "<b>", "<b>Una</b>", "${7*7}", "{{7*7}}", "%s%n", "{0}", "{}", "#{7*7}", "<%= 7*7 %>",
             "Una\\r\\nBcc: evil@evil.test", "=cmd|' /C calc'!A0", "\\u003cimg src=x\\u003e", "a`b`",
             "https://evil.test", "evil.com" }) {
        EXPECT_EQ(invite(name).problem(), "422 validation") << name;
        EXPECT_EQ(bob.patch("/api/v1/me", fmt::format(R"({{"first_name":"{}"}})", name)).problem(), "422 validation")
            << name;
    }
    EXPECT_EQ(mails().size(), before);
}

// EML-13: what may hold anything is shown as it was typed.
TEST_P(MailAttacksTest, a_message_is_shown_literally)
{
    auto const message = R"(<b>${7*7}</b> {{7*7}} %s%n {0} {} <img src=x onerror=alert(1)> "'& Bcc: x@evil.test)";
    auto const json =
        R"(,"message":"<b>${7*7}</b> {{7*7}} %s%n {0} {} <img src=x onerror=alert(1)> \"'& Bcc: x@evil.test")";
    EXPECT_EQ(invite("Una", json).status, 201);
    auto const mail = mails("una@acme.test").at(0);
    EXPECT_TRUE(mail.text.contains(message)) << mail.text;
    EXPECT_FALSE(mail.html.contains("<b>") || mail.html.contains("<img")) << mail.html;
    EXPECT_TRUE(mail.html.contains("&lt;b&gt;${7*7}&lt;/b&gt; {{7*7}} %s%n {0} {} &lt;img")) << mail.html;
    EXPECT_FALSE(mail.subject.contains("Bcc"));
    for (auto const* smuggled : { "see https://evil.test", "see www.evil.test", "//evil.test", "a\\u202eb" })
        EXPECT_EQ(invite("Ida", fmt::format(R"(,"message":"{}")", smuggled)).problem(), "422 validation") << smuggled;
}

// EML-14
TEST_P(MailAttacksTest, names_that_are_disguises_are_refused)
{
    for (auto const* name : { "A\u202Enn", "\u2066Ann\u2069", "An\u200Bn", "An\u200Dn", "An\u00ADn", "Ann\uFEFF",
             "Ann\\u0000", "\u3164", "\u115F", "An\u034Fn", "Ann\u2028", "Ann\u00A0Lee\\u0007", "\u200E",
             "Ann \U000E0041", "Аnn", "Anп", "Aпn", "Αnn" }) {
        EXPECT_EQ(invite(name).problem(), "422 validation") << name;
        auto const renamed = bob.patch("/api/v1/me", fmt::format(R"({{"first_name":"{}"}})", name));
        EXPECT_EQ(renamed.problem(), "422 validation") << name;
    }
    for (auto const* name : { "Zoë", "Иван", "Ελένη", "Jean-Luc", "O’Neil", "陳", "محمد", "Łukasz", "Анна-Marie" })
        EXPECT_EQ(bob.patch("/api/v1/me", fmt::format(R"({{"first_name":"{}"}})", name)).status, 200) << name;
}

// EML-17
TEST_P(MailAttacksTest, every_mail_is_plainly_ours)
{
    write_every_kind();
    std::set<std::string> subjects;
    for (auto const& mail : mails()) {
        subjects.insert(mail.subject);
        EXPECT_FALSE(mail.text.empty() || mail.html.empty()) << mail.subject;
        for (auto const& link : mail::find_links(mail.text + ' ' + mail.html))
            EXPECT_TRUE(link.starts_with("https://kith.test/")) << link;
        for (auto const* foreign : { "<img", "<script", "<link", "<iframe", "src=", "url(", "http://", "@import" })
            EXPECT_FALSE(mail.html.contains(foreign)) << foreign << mail.html;
        EXPECT_FALSE(mail.text.contains(tests::good_password) || mail.html.contains(tests::good_password));
    }
    EXPECT_GE(subjects.size(), 16u) << "one of every kind";
}

// EML-17: as it arrives.
TEST_P(MailAttacksTest, every_mail_says_that_a_program_sent_it)
{
    write_every_kind();
    SmtpServer sink;
    mail::Sender sender { database(), { .url = sink.url(), .from = "Kith <kith@kith.test>" } };
    while (sender.deliver_due() > 0) {
    }
    auto const received = sink.received();
    EXPECT_GE(received.size(), 10u) << "those of dead invitations were taken back";
    for (auto const& mail : received) {
        EXPECT_EQ(mail.header("From"), "\"Kith\" <kith@kith.test>");
        EXPECT_EQ(mail.header("Auto-Submitted"), "auto-generated");
        EXPECT_TRUE(mail.header("Message-ID").ends_with("@kith.test>"));
        EXPECT_TRUE(mail.header("Content-Type").starts_with("multipart/alternative"));
        EXPECT_TRUE(mail.content.contains("Content-Type: text/plain; charset=utf-8"));
        EXPECT_TRUE(mail.content.contains("Content-Type: text/html; charset=utf-8"));
        for (auto const* name : { "Bcc", "Cc", "Reply-To", "Sender" })
            EXPECT_EQ(mail.header(name), "") << name;
    }
}

}
}
