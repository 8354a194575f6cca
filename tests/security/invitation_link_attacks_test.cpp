// Attacks with links of invitations: guessed, cut, used twice, too late, by others.

#include "crypto/token.h"
#include "mail/outbox.h"
#include "security/estate.h"
#include "support/clock_ahead.h"
#include "support/database.h"

#include <fmt/format.h>

namespace kith {
namespace {

using tests::Answer;
using tests::Browser;

class InvitationLinkAttacksTest : public DatabaseTest {
protected:
    static constexpr auto form = R"({"first_name":"Zoe","last_name":"Lee","password":"purple lantern drifts north"})";

    static std::string path(std::string const& token, std::string const& step = "")
    {
        return "/api/v1/public/invitations/" + token + step;
    }
    std::string zoes(std::string const& step = "") const { return path(tests::Business::token_of(acme.zoe), step); }
    // Each attempt from elsewhere: what is tested is not the limit of one address.
    Answer accept(std::string const& token)
    {
        Browser browser { api };
        browser.address = "192.0.2." + std::to_string(++attempts % 250);
        auto answer = browser.post(path(token, "/accept"), form);
        EXPECT_EQ(browser.cookie.empty(), answer.status != 201);
        return answer;
    }
    std::string dump() { return tests::dump(database(), GetParam(), acme.account.id); }
    Browser as(Actor const& actor) { return tests::signed_in(api, database(), actor); }

    int attempts = 0;
    ClockAhead clock;
    tests::Estate acme { database(), "Acme" };
    tests::Api api { database() };
    std::string const token = tests::Business::token_of(acme.zoe);
    std::size_t const secret = token.find('.') + 1;
};
KITH_ON_BOTH_ENGINES(InvitationLinkAttacksTest);

// INV-01
TEST_P(InvitationLinkAttacksTest, one_character_more_or_less_right_is_wrong)
{
    auto const before = dump();
    auto const unknown = accept(acme.account.id.text() + '.' + crypto::random_token().text);
    EXPECT_EQ(unknown.problem(), "404 not_found");
    ASSERT_EQ(token.size() - secret, 43u);
    for (auto at = secret; at < token.size(); ++at) {
        auto flipped = token;
        flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
        auto const answer = accept(flipped);
        EXPECT_EQ(answer.status, 404) << at;
        EXPECT_EQ(answer.body, unknown.body) << at;
    }
    EXPECT_EQ(dump(), before);
    EXPECT_EQ(accept(token).status, 201);
}

// INV-02
TEST_P(InvitationLinkAttacksTest, a_link_is_taken_whole_and_as_it_is)
{
    auto const before = dump();
    for (std::size_t length = 0; length < token.size(); ++length) {
        EXPECT_EQ(accept(token.substr(0, length)).status, 404) << length;
        if (length > 0) {
            EXPECT_EQ(accept(token.substr(length)).status, 404) << length;
        }
    }
    auto upper = token;
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return std::toupper(c); });
    auto const upper_secret = token.substr(0, secret) + upper.substr(secret);
    for (auto const& wrong : { token + "=", token + "+", "+" + token, token + "%20", token + "%00", token + "/",
             token + ".", token + "%2e", "./" + token, token + ";x", upper, upper_secret, token + token,
             token.substr(0, secret) + std::string(43, 'A'), token.substr(0, secret) + std::string(100000, 'A') })
        EXPECT_EQ(accept(wrong).status, 404) << wrong.substr(0, 120);
    auto encoded = token;
    encoded.replace(secret, 1, fmt::format("%{:02x}", static_cast<int>(token[secret])));
    EXPECT_EQ(accept(encoded).status, 404);
    EXPECT_EQ(dump(), before);
}

// INV-04
TEST_P(InvitationLinkAttacksTest, a_used_link_stays_used)
{
    EXPECT_EQ(accept(token).status, 201);
    EXPECT_EQ(accept(token).problem(), "410 invitation_used");
    auto const zoe = acme.read(
        [&](db::Transaction& tx) { return memberships::find_by_email(tx, acme.account.id, acme.email_of("Zoe")); });
    EXPECT_EQ(as(acme.ann).remove(acme.path("/users/" + zoe->id.text())).status, 204);
    EXPECT_EQ(accept(token).problem(), "410 invitation_used") << "nor after the user was removed";
    Browser zoes_browser { api };
    EXPECT_EQ(zoes_browser.log_in("zoe@acme.test").problem(), "403 inactive");
    EXPECT_EQ(zoes_browser.post(zoes("/ask-again")).problem(), "409 wrong_state");
}

// INV-05
TEST_P(InvitationLinkAttacksTest, a_link_works_until_its_last_second)
{
    auto const una = acme.invited("Una").value();
    clock.by(acme.zoe.expires_at - wall_clock() - 1s);
    EXPECT_EQ(accept(token).status, 201);
    clock.by(una.expires_at - wall_clock() + 1s);
    EXPECT_EQ(accept(tests::Business::token_of(una)).problem(), "410 invitation_expired");
}

// INV-07
TEST_P(InvitationLinkAttacksTest, scanners_of_mail_use_nothing_up)
{
    auto const before = dump();
    for (int i = 0; i < 50; ++i) {
        Browser scanner { api };
        scanner.headers = { { "user-agent", i % 2 ? "Mozilla/5.0 SafeLinks" : "Barracuda Sentinel (EE)" } };
        EXPECT_EQ(scanner.get(zoes()).status, 200);
        EXPECT_EQ(scanner.send(http::Method::Head, zoes(), "").status, 200);
        EXPECT_EQ(scanner.send(http::Method::Options, zoes(), "").status, 204);
        EXPECT_EQ(scanner.get(zoes("/accept")).status, 405);
    }
    EXPECT_EQ(dump(), before);
    EXPECT_EQ(accept(token).status, 201);
}

// INV-08
TEST_P(InvitationLinkAttacksTest, no_answer_holds_a_link_or_its_hash)
{
    auto ann = as(acme.ann);
    auto const one = acme.path("/invitations/" + acme.zoe.id.text());
    auto const copied = ann.post(one + "/link").at("/url");
    auto const copied_secret = copied.substr(copied.rfind('.') + 1);
    auto const sent = ann.post(acme.path("/invitations"),
        R"({"kind":"internal","first_name":"Una","last_name":"Lee","email":"una@acme.test"})");
    std::vector<std::string> const secrets { token.substr(secret), crypto::Token { token.substr(secret) }.hash(),
        copied_secret, crypto::Token { copied_secret }.hash() };
    for (auto const& answer : { sent, ann.get(one), ann.get(acme.path("/invitations")), ann.post(one + "/resend"),
             ann.get(acme.path("/audit?limit=200")), ann.get(zoes()), ann.post(one + "/revoke"), ann.get(zoes()) }) {
        for (auto const& each : secrets)
            EXPECT_FALSE(answer.body.contains(each)) << answer.route << answer.body;
        EXPECT_FALSE(answer.body.contains("token_hash") || answer.body.contains("/invitations/")) << answer.body;
    }
    EXPECT_TRUE(ann.get(acme.path("/audit")).body.contains("invitation.link_copied"));
}

// INV-11
TEST_P(InvitationLinkAttacksTest, who_accepts_gets_what_he_was_invited_to)
{
    Browser browser { api };
    for (auto const* more : { R"("roles":["administrator"])", R"("role":"administrator")", R"("account_id":"x")",
             R"("licenses":["suite"])", R"("is_admin":true)", R"("grants":{"accounting":true})", R"("state":"active")",
             R"("email_verified":true)", R"("approval":"granted")" }) {
        auto const body = std::string { form }.substr(0, std::string_view { form }.size() - 1) + ',' + more + '}';
        EXPECT_EQ(browser.post(zoes("/accept"), body).problem(), "422 validation") << more;
    }
    EXPECT_EQ(browser.post(zoes("/accept"), form).status, 201);
    auto const me = browser.get("/api/v1/me");
    EXPECT_EQ(me.at("/memberships/0/roles"), R"(["user"])");
    EXPECT_EQ(me.at("/memberships/1"), "");
    auto const zoe = as(acme.ann).get(acme.path("/users/" + me.at("/memberships/0/id")));
    EXPECT_EQ(zoe.at("/licenses"), "[]");
    EXPECT_EQ(zoe.at("/grants/accounting"), "false");
}

// INV-13, EML-05: an address nobody has shown to be his opens nothing.
TEST_P(InvitationLinkAttacksTest, another_address_waits_until_its_own_mail_is_confirmed)
{
    auto wanted = acme.wanted("Una");
    wanted.force_email = false;
    auto const una = acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); }).value();
    Browser browser { api };
    auto const body = R"({"first_name":"Una","last_name":"Lee","email":"una@home.test",)"
                      R"("password":"purple lantern drifts north"})";
    auto const waiting = browser.post(path(tests::Business::token_of(una), "/accept"), body);
    EXPECT_EQ(waiting.status, 202);
    EXPECT_EQ(waiting.at("/state"), "awaiting_confirmation");
    EXPECT_EQ(browser.cookie, "");
    EXPECT_EQ(browser.log_in("una@home.test").problem(), "403 inactive");
    auto find = [&] {
        return acme.read(
            [](db::Transaction& tx) { return persons::find_by_email(tx, tests::address("una@home.test")); });
    };
    EXPECT_FALSE(find()->email_verified);
    auto const mails = acme.read([](db::Transaction& tx) { return mail::list_kept(tx, "una@home.test", 9); });
    ASSERT_EQ(mails.size(), 1u);
    auto const at = mails[0].text.find("/confirm/") + 9;
    auto const confirmation = mails[0].text.substr(at, 36 + 1 + 43);
    EXPECT_EQ(browser.post("/api/v1/public/confirmations/" + confirmation).status, 200);
    EXPECT_TRUE(find()->email_verified);
    EXPECT_EQ(browser.log_in("una@home.test").status, 200);
    EXPECT_EQ(browser.post("/api/v1/public/confirmations/" + confirmation).problem(), "404 not_found");
}

// EML-05: what ends like the invited domain, or begins like it, is not it.
TEST_P(InvitationLinkAttacksTest, a_domain_that_resembles_is_another_one)
{
    auto const before = dump();
    for (auto const* other : { "zoe@xacme.test", "zoe@acme.test.evil.test", "zoe@sub.acme.test", "zoe@acme.test.evil",
             "zoe+x@acme.test", "zoe@аcme.test", "zoé@acme.test" }) {
        auto const body = fmt::format(R"({{"first_name":"Zoe","last_name":"Lee","email":"{}",)"
                                      R"("password":"purple lantern drifts north"}})",
            other);
        EXPECT_EQ(Browser { api }.post(zoes("/accept"), body).problem(), "409 email_forced") << other;
    }
    EXPECT_EQ(dump(), before);
}

// INV-14
TEST_P(InvitationLinkAttacksTest, nobody_becomes_somebody_else_by_a_link)
{
    auto const before = dump();
    auto bob = as(acme.bob);
    EXPECT_EQ(bob.post(zoes("/accept"), R"({"first_name":"Zoe","last_name":"Lee"})").problem(), "409 email_forced");
    EXPECT_EQ(bob.post(zoes("/accept"), R"({"first_name":"Zoe","last_name":"Lee","email":"bob@acme.test"})").problem(),
        "409 email_forced");
    EXPECT_EQ(dump(), before);
    EXPECT_EQ(bob.post(zoes("/accept"), form).status, 201) << "with a password of her own it is her";
    EXPECT_EQ(bob.get("/api/v1/me").at("/person/email"), "zoe@acme.test");
    EXPECT_EQ(as(acme.bob).get("/api/v1/me").at("/person/first_name"), "Bob") << "and he is who he was";
}

// INV-25
TEST_P(InvitationLinkAttacksTest, who_waits_for_approval_is_not_in)
{
    auto const una = acme.invited_by(acme.bob, "Una").value();
    Browser browser { api };
    auto const waiting = browser.post(path(tests::Business::token_of(una), "/accept"), form);
    EXPECT_EQ(waiting.status, 202);
    EXPECT_EQ(waiting.at("/state"), "awaiting_approval");
    EXPECT_EQ(browser.cookie, "");
    EXPECT_EQ(browser.log_in("una@acme.test").problem(), "403 inactive");
    EXPECT_EQ(as(acme.bob).post(acme.path("/invitations/" + una.id.text() + "/approve")).problem(), "403 forbidden");
    EXPECT_EQ(as(acme.eve).post(acme.path("/invitations/" + una.id.text() + "/approve")).status, 200);
    EXPECT_EQ(browser.log_in("una@acme.test").status, 200);
    EXPECT_EQ(browser.get("/api/v1/me").at("/memberships/0/roles"), R"(["user"])");
}

}
}
