// Signing in by a link, and what somebody tries with it (S2-29, GST-01, GST-04).

#include "magic_links/magic_links.h"

#include "mail/outbox.h"
#include "support/parallel.h"
#include "support/serving.h"
#include "support/user_management.h"

#include <gtest/gtest.h>

#include <set>

namespace kith::magic_links {
namespace {

using tests::Answer;
using tests::Browser;

class MagicLinksTest : public tests::UserManagement {
protected:
    // Bob's client; without a password unless he is given one.
    memberships::Membership accepted(std::string const& first_name, std::string const& hash = "")
    {
        return tests::accepted_client(acme, bob, first_name, hash);
    }
    Answer ask(std::string const& email)
    {
        Browser nobody { api };
        return nobody.post(
            "/api/v1/public/signin/" + acme.account.slug + "/magic-link", R"({"email":")" + email + R"("})");
    }
    std::size_t mails_to(std::string const& email)
    {
        return acme.read(
            [&](db::Transaction& tx) { return mail::list_kept(tx, tests::address(email).key(), 100).size(); });
    }
    // The token of the newest mail.
    std::string mailed(std::string const& email)
    {
        auto const text = acme.read(
            [&](db::Transaction& tx) { return mail::list_kept(tx, tests::address(email).key(), 1).at(0).text; });
        auto const at = text.find("/magic/") + 7;
        return text.substr(at, text.find_first_of("\r\n ", at) - at);
    }
    static Answer come(Browser& browser, std::string const& token)
    {
        return browser.post("/api/v1/public/magic-links/" + token, "{}");
    }

    memberships::Membership zoe = accepted("Zoe");
    Browser as_zoe { api };
};
KITH_ON_BOTH_ENGINES(MagicLinksTest);

// S2-29
TEST_P(MagicLinksTest, sign_a_client_in_once)
{
    EXPECT_EQ(ask("ZOE@acme.test").status, 202);
    auto const token = mailed("zoe@acme.test");
    auto const answer = come(as_zoe, token);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.at("/account/slug"), "acme");
    auto const portal = as_zoe.get(path("/portal"));
    EXPECT_EQ(portal.at("/account/name"), "Acme");
    EXPECT_EQ(portal.at("/contacts/0/ref"), "internal:" + bob.membership.text());
    EXPECT_EQ(portal.at("/contacts/1"), "");
    EXPECT_EQ(as_zoe.get(path("/users")).problem(), "403 forbidden");
    Browser thief { api };
    EXPECT_EQ(come(thief, token).problem(), "410 link_used");
}

// The portal is nobody else's; it shows active users only.
TEST_P(MagicLinksTest, lead_to_a_portal_that_is_of_clients)
{
    EXPECT_EQ(as_eve.get(path("/portal")).problem(), "403 forbidden");
    ask("zoe@acme.test");
    come(as_zoe, mailed("zoe@acme.test"));
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(as_zoe.get(path("/portal")).at("/contacts"), "[]");
    auto const eves = path("/portal/contacts/" + eve.membership.text() + "/avatar");
    EXPECT_EQ(as_zoe.get(eves).problem(), "404 not_found");
    EXPECT_EQ(as_zoe.get(path("/users/" + bob.membership.text() + "/avatar")).problem(), "403 forbidden");
}

// Whoever asks in his name leaves the newest; the one he follows ends those that others asked for.
TEST_P(MagicLinksTest, are_three_at_once_and_end_with_the_one_that_is_followed)
{
    std::vector<std::string> tokens;
    for (int i = 0; i < 4; ++i) {
        ask("zoe@acme.test");
        tokens.push_back(mailed("zoe@acme.test"));
        clock.by(1s);
    }
    Browser late { api };
    EXPECT_EQ(come(late, tokens[0]).problem(), "404 not_found");
    EXPECT_EQ(come(as_zoe, tokens[1]).status, 200);
    for (auto const i : { 2u, 3u })
        EXPECT_EQ(come(late, tokens[i]).problem(), "404 not_found");
}

TEST_P(MagicLinksTest, end_after_fifteen_minutes)
{
    ask("zoe@acme.test");
    clock.by(lifetime);
    EXPECT_EQ(come(as_zoe, mailed("zoe@acme.test")).problem(), "410 link_expired");
}

// Of many who come at once one is let in.
TEST_P(MagicLinksTest, let_one_in_who_come_at_once)
{
    ask("zoe@acme.test");
    auto const token = mailed("zoe@acme.test");
    int const served = tests::in_parallel(4, 8, [&](int) {
        Browser browser { api };
        return come(browser, token).status == 200;
    });
    EXPECT_EQ(served, 1);
}

// SES: the answer tells nothing; only active clients of that account get a mail.
TEST_P(MagicLinksTest, are_mailed_to_active_clients_only)
{
    auto const bobs = acme.email_of("Bob").text();
    auto const of_client = ask("zoe@acme.test");
    for (auto const& email : { std::string { "nobody@nowhere.test" }, bobs, std::string { "eve@acme.test" } }) {
        auto const before = mails_to(email);
        auto const answer = ask(email);
        EXPECT_EQ(answer.status, of_client.status);
        EXPECT_EQ(answer.body, of_client.body);
        EXPECT_EQ(mails_to(email), before) << email;
    }
    auto const before = mails_to("zoe@acme.test");
    acme.set_state(zoe.id, memberships::State::Inactive);
    EXPECT_EQ(ask("zoe@acme.test").status, 202);
    EXPECT_EQ(mails_to("zoe@acme.test"), before);
    EXPECT_EQ(come(as_zoe, mailed("zoe@acme.test")).problem(), "403 inactive") << "asked for when he was active";
}

// Nobody gets many of them, and who asks is slowed down.
TEST_P(MagicLinksTest, are_so_many_and_no_more)
{
    std::set<int> seen;
    for (int i = 0; i < 15; ++i)
        seen.insert(ask("zoe@acme.test").status);
    EXPECT_EQ(seen, (std::set { 202, 429 }));
    EXPECT_LE(mails_to("zoe@acme.test"), static_cast<std::size_t>(mails_a_day) + 1) << "and the invitation";
}

// GST-04: a session of a link is good for that account only, whatever its person is elsewhere.
TEST_P(MagicLinksTest, open_no_other_account)
{
    auto const kim = accepted("Kim", tests::hash_of_good_password());
    auto beta = tests::founded(database(), "Beta");
    auto wanted = beta.wanted("Kim", tests::administrator);
    wanted.email = acme.email_of("Kim");
    auto const sent = beta.write([&](db::Transaction& tx) { return invitations::send(tx, beta.ann, wanted); }).value();
    beta.accepted(sent).value();
    ask("kim@acme.test");
    Browser as_kim { api };
    EXPECT_EQ(come(as_kim, mailed("kim@acme.test")).status, 200);
    auto const betas = "/api/v1/accounts/" + beta.account.id.text();
    EXPECT_EQ(as_kim.get(betas + "/users").problem(), "404 not_found");
    EXPECT_EQ(as_kim.get(path("/portal")).status, 200);
    EXPECT_EQ(as_kim.get("/api/v1/me").at("/memberships/1"), "");
    EXPECT_EQ(as_kim.post("/api/v1/me/tokens", R"({"name":"Deploy"})").status, 403);
    EXPECT_EQ(as_kim.log_in("kim@acme.test").status, 200);
    EXPECT_EQ(as_kim.get(betas + "/users").status, 200) << "with the password";
}

// GST-01, TEN-01: a guess, and a link of one account with another's name.
TEST_P(MagicLinksTest, are_not_guessed_nor_carried_over)
{
    ask("zoe@acme.test");
    auto const token = mailed("zoe@acme.test");
    auto beta = tests::founded(database(), "Beta");
    EXPECT_EQ(come(as_zoe, beta.account.id.text() + token.substr(token.find('.'))).problem(), "404 not_found");
    EXPECT_EQ(come(as_zoe, acme.account.id.text() + '.' + std::string(43, 'A')).problem(), "404 not_found");
    std::set<int> seen;
    for (int i = 0; i < 40; ++i)
        seen.insert(come(as_zoe, acme.account.id.text() + '.' + std::string(43, 'A')).status);
    EXPECT_EQ(seen, (std::set { 404, 429 }));
    Browser other { api };
    other.address = "192.0.2.77";
    EXPECT_EQ(come(other, token).status, 200);
}

}
}
