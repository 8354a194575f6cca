// People without a login: why they get mails, stopping them, and being forgotten (B46).

#include "mail/sender.h"
#include "support/ending.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::mail_choices {
namespace {

bool is_200(tests::Answer const& answer)
{
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.status == 200;
}

using tests::Answer;
using tests::Browser;

class MailChoicesTest : public tests::Ending {
protected:
    mail::KeptMail mail_to(std::string const& first_name)
    {
        return acme.read([&](db::Transaction& tx) {
            return mail::list_kept(tx, tests::address(first_name + "@elsewhere.test").key(), 1).at(0);
        });
    }
    // What the foot of the newest mail leads to.
    std::string choice_of(std::string const& first_name)
    {
        auto const text = mail_to(first_name).text;
        auto const at = text.find("/mail/") + 6;
        return "/api/v1/public/mails/" + text.substr(at, text.find_first_of("\r\n ", at) - at);
    }
    // As a program that reads mail does it.
    Answer click_once(std::string const& url)
    {
        return api.send(tests::request(http::Method::Post, url.substr(url.find("/api/")), "List-Unsubscribe=One-Click",
            { { "content-type", "application/x-www-form-urlencoded" } }));
    }
    void invite_as_user(Browser& inviter, std::string const& first_name)
    {
        auto const answer =
            inviter.post(path("/invitations"), R"({"kind":"internal",)" + reached(first_name).substr(1));
        EXPECT_EQ(answer.status, 201) << answer.body;
    }
    Answer become_user(std::string const& link, std::string const& first_name)
    {
        Browser browser { api };
        return browser.post(
            link + "/accept", member(first_name, fmt::format(R"(,"password":"{}")", tests::good_password)));
    }
    bool has_address(std::string const& first_name)
    {
        return acme.read([&](db::Transaction& tx) {
            return memberships::find_by_email(tx, acme.account.id, tests::address(first_name + "@elsewhere.test"))
                .has_value();
        });
    }
};
KITH_ON_BOTH_ENGINES(MailChoicesTest);

TEST_P(MailChoicesTest, say_who_wrote_and_what_is_kept)
{
    EXPECT_EQ(add(as_bob, reached("Zoe"), "portal", R"(,"company":"Doe & Sons")").status, 201);
    auto const shown = nobody.get(choice_of("Zoe"));
    EXPECT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.at("/account_name"), "Acme");
    EXPECT_EQ(shown.at("/kept/email"), "Zoe@elsewhere.test");
    EXPECT_EQ(shown.at("/kept/written_by"), R"(["Bob Lee"])");
    EXPECT_EQ(shown.at("/kept/company"), "Doe & Sons");
    EXPECT_EQ(shown.at("/is_stopped") + ' ' + shown.at("/may_erase"), "false true");
}

// RFC 8058
TEST_P(MailChoicesTest, are_made_by_one_click_of_a_mail_program)
{
    added(as_bob, "Zoe", "portal");
    auto const mail = mail_to("Zoe");
    auto with_sender = mail;
    with_sender.from = "Kith <kith@acme.test>";
    auto const mime = mail::write_mime(with_sender, "Zoe Doe");
    EXPECT_TRUE(mime.contains("List-Unsubscribe: <" + mail.stop_url + ">\r\n")) << mime;
    EXPECT_TRUE(mime.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    EXPECT_EQ(nobody.get(choice_of("Zoe")).at("/is_stopped"), "false") << "nobody has asked for it yet";
    EXPECT_EQ(click_once(mail.stop_url).status, 200);
    EXPECT_EQ(nobody.get(choice_of("Zoe")).at("/is_stopped"), "true");
    EXPECT_EQ(mail_to("Zoe").state, mail::DeliveryState::Withdrawn) << "it had not left";
}

TEST_P(MailChoicesTest, stop_mails_until_they_are_allowed_again)
{
    auto const id = added(as_bob, "Zoe", "portal");
    auto const choice = choice_of("Zoe");
    auto const before = last_event();
    EXPECT_EQ(nobody.post(choice + "/stop").at("/is_stopped"), "true");
    EXPECT_EQ(nobody.post(choice + "/stop").status, 200);
    EXPECT_EQ(events_after(before), "account.mails_stopped ") << "once";
    EXPECT_EQ(as_bob.post(client(id) + "/invitation").problem(), "409 mail_stopped");
    EXPECT_EQ(as_eve
                  .post(path("/invitations"),
                      R"({"kind":"internal","first_name":"Yan","last_name":"Doe","email":"yan@elsewhere.test"})")
                  .status,
        201)
        << "others are written to";
    EXPECT_EQ(mails_to("Zoe"), 1u);
    EXPECT_EQ(nobody.post(choice + "/resume").at("/is_stopped"), "false");
    EXPECT_EQ(as_bob.post(client(id) + "/invitation").status, 200);
}

// Of one account; another one may write.
TEST_P(MailChoicesTest, are_about_one_account)
{
    added(as_bob, "Zoe", "portal");
    EXPECT_EQ(nobody.post(choice_of("Zoe") + "/stop").status, 200);
    auto beta = tests::founded(database(), "Beta");
    auto wanted = beta.wanted("Zoe");
    wanted.email = tests::address("zoe@elsewhere.test");
    EXPECT_TRUE(beta.write([&](db::Transaction& tx) { return invitations::send(tx, beta.ann, wanted); }));
}

TEST_P(MailChoicesTest, erase_who_never_came)
{
    auto const id = added(as_bob, "Zoe", "portal");
    auto const link = link_to("Zoe");
    auto const choice = choice_of("Zoe");
    auto const erased = nobody.post(choice + "/erase");
    EXPECT_EQ(erased.status, 200) << erased.body;
    EXPECT_EQ(erased.at("/kept") + ' ' + erased.at("/is_stopped"), "null true");
    EXPECT_EQ(names(as_eve, "?all=true"), "");
    EXPECT_EQ(mails_to("Zoe"), 0u);
    EXPECT_EQ(nobody.post(link + "/accept", member("Zoe")).problem(), "410 invitation_revoked");
    EXPECT_EQ(mails_of(bob, "Zoe Doe asked to be forgotten").size(), 1u);
    EXPECT_FALSE(as_eve.get(path("/invitations?kind=client")).body.contains("elsewhere.test"));
    EXPECT_EQ(add(as_bob, reached("Zoe"), "portal").problem(), "409 mail_stopped") << "and stays so";
    EXPECT_EQ(nobody.post(choice + "/erase").status, 200) << "once more changes nothing";
    EXPECT_EQ(nobody.post(choice + "/resume").status, 200);
    EXPECT_EQ(add(as_bob, reached("Zoe"), "portal").status, 201);
}

TEST_P(MailChoicesTest, erase_who_was_invited_as_a_user)
{
    EXPECT_EQ(as_eve
                  .post(path("/invitations"),
                      R"({"kind":"internal","first_name":"Yan","last_name":"Doe","email":"yan@elsewhere.test"})")
                  .status,
        201);
    EXPECT_EQ(nobody.post(choice_of("yan") + "/erase").status, 200);
    EXPECT_FALSE(as_eve.get(path("/invitations")).body.contains("yan@elsewhere.test"));
}

// What ended by itself is not sent again to who wants to be forgotten.
TEST_P(MailChoicesTest, erase_whose_invitation_has_expired)
{
    invite_as_user(as_eve, "Yan");
    auto const link = link_to("Yan");
    auto const choice = choice_of("Yan");
    clock.by(Days { 8 });
    acme.write([&](db::Transaction& tx) { invitations::expire_overdue(tx, acme.account.id); });
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(nobody.post(choice + "/erase").status, 200);
    auto const id = as_eve.get(path("/invitations")).at("/items/0/id");
    EXPECT_EQ(as_eve.get(path("/invitations/" + id)).at("/state"), "revoked");
    EXPECT_EQ(as_eve.post(path("/invitations/resend-expired")).at("/resent"), "0");
    EXPECT_EQ(as_eve.post(path("/invitations/" + id + "/resend")).problem(), "409 wrong_state");
    EXPECT_EQ(become_user(link, "Yan").problem(), "410 invitation_revoked");
}

TEST_P(MailChoicesTest, tell_who_awaits_approval_whom_to_ask)
{
    invite_as_user(as_bob, "Yan");
    auto const choice = choice_of("Yan");
    EXPECT_EQ(become_user(link_to("Yan"), "Yan").status, 202);
    EXPECT_EQ(nobody.get(choice).at("/may_erase"), "false");
    EXPECT_EQ(nobody.post(choice + "/erase").problem(), "409 awaits_place");
}

TEST_P(MailChoicesTest, leave_who_has_come_to_himself)
{
    Browser zoe { api };
    auto const id = active(zoe, "Zoe", Days { 30 });
    auto const choice = choice_of("Zoe");
    EXPECT_EQ(nobody.get(choice).at("/may_erase"), "false");
    EXPECT_EQ(nobody.post(choice + "/erase").problem(), "409 has_login");
    EXPECT_EQ(names(as_bob), "Zoe active");
}

// He accepts and is erased at once: one of both.
TEST_P(MailChoicesTest, erase_or_let_in)
{
    added(as_bob, "Zoe", "portal");
    auto const link = link_to("Zoe");
    auto const choice = choice_of("Zoe");
    int const won = tests::in_parallel(2, 2, [&](int which) {
        Browser browser { api };
        auto const answer =
            which == 0 ? browser.post(link + "/accept", member("Zoe")) : browser.post(choice + "/erase");
        return answer.status == 200 || answer.status == 201;
    });
    EXPECT_EQ(won, 1);
}

TEST_P(MailChoicesTest, erase_or_let_in_as_a_user)
{
    invite_as_user(as_eve, "Yan");
    auto const link = link_to("Yan");
    auto const choice = choice_of("Yan");
    int const won = tests::in_parallel(2, 2, [&](int which) {
        Browser browser { api };
        return which == 0 ? become_user(link, "Yan").status == 201 : browser.post(choice + "/erase").status == 200;
    });
    EXPECT_EQ(won, 1);
    auto const kept = nobody.get(choice);
    EXPECT_EQ(kept.at("/kept") == "null", !has_address("Yan")) << kept.body;
}

// He stops them, or is erased, while he is written to: nothing to him waits afterwards.
TEST_P(MailChoicesTest, stop_and_erase_what_is_being_written)
{
    for (std::string const act : { "/stop", "/erase" }) {
        auto const name = act == "/stop" ? std::string { "Zoe" } : std::string { "Yan" };
        auto const id = added(as_bob, name, "portal");
        auto const choice = choice_of(name);
        auto const session = as_bob.cookie;
        tests::in_parallel(4, 4, [&](int which) {
            Browser browser { api };
            if (which == 0)
                return is_200(nobody.post(choice + act));
            browser.cookie = session;
            browser.post(client(id) + "/invitation");
            return false;
        });
        EXPECT_EQ(nobody.get(choice).at("/is_stopped"), "true");
        for (auto const& mail : acme.read([&](db::Transaction& tx) {
                 return mail::list_kept(tx, tests::address(name + "@elsewhere.test").key(), 100);
             }))
            EXPECT_EQ(mail.state, mail::DeliveryState::Withdrawn) << act;
        EXPECT_EQ(nobody.get(choice).at("/kept") == "null", act == "/erase") << "no address comes back";
    }
}

// SES
TEST_P(MailChoicesTest, are_not_found_by_guessing)
{
    auto const any = "/api/v1/public/mails/" + acme.account.id.text() + '.' + std::string(43, 'A');
    for (auto const* act : { "/stop", "/resume", "/erase" })
        EXPECT_EQ(nobody.post(any + act).problem(), "404 not_found");
    EXPECT_EQ(nobody.get(any).problem(), "404 not_found");
}

// Nobody makes two of one again who is forgotten, whichever of them he was.
TEST_P(MailChoicesTest, leave_no_way_back_of_who_was_merged)
{
    auto merged = [&](std::string const& keep, std::string const& drop) {
        auto const made =
            as_bob.post(path("/merges"), R"({"keep":"client:)" + keep + R"(","drop":"client:)" + drop + R"("})");
        EXPECT_EQ(made.status, 201) << made.body;
        return path("/merges/" + made.at("/id") + "/undo");
    };
    auto const kept = merged(added(as_bob, "Zoe", "portal"), added(as_bob, "Zoey"));
    EXPECT_EQ(nobody.post(choice_of("Zoe") + "/erase").status, 200);
    EXPECT_EQ(as_bob.post(kept).problem(), "404 not_found");
    auto const yan = added(as_bob, "Yan", "portal");
    auto const choice = choice_of("Yan");
    auto const dropped = merged(added(as_bob, "Xen"), yan);
    EXPECT_EQ(nobody.post(choice + "/erase").status, 200);
    EXPECT_EQ(as_bob.post(dropped).problem(), "404 not_found");
    EXPECT_EQ(tests::count(database(), "merges"), 0);
    EXPECT_EQ(names(as_bob), "Xen quiet");
}

}
}
