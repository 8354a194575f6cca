// What the link in the mail leads to, as a browser sees it.

#include "invitations/invitations.h"

#include "invitations/invitations_rules.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class PublicInvitationTest : public DatabaseTest {
protected:
    std::string path(std::string const& step = "") const
    {
        return "/api/v1/public/invitations/" + acme.token_of(zoe) + step;
    }
    static std::string form(std::string_view password = tests::good_password, std::string_view more = "")
    {
        return fmt::format(R"({{"first_name":"Zoë","last_name":"Li","password":"{}"{}}})", password, more);
    }
    static constexpr auto without_password = R"({"first_name":"Zoë","last_name":"Li"})";
    // Zoe is known on this server already, from another account.
    void make_zoe_known()
    {
        auto bolt = tests::founded(database(), "Bolt");
        auto wanted = bolt.wanted("Zoe");
        wanted.email = zoe.email;
        auto const sent = bolt.write([&](db::Transaction& tx) { return send(tx, bolt.ann, wanted); }).value();
        bolt.accepted(sent).value();
    }

    ClockAhead clock;
    tests::Business acme = tests::founded(database(), "Acme");
    Invitation zoe = acme.invited("Zoe", tests::manager).value();
    tests::Api api { database() };
    Browser browser { api };
};
KITH_ON_BOTH_ENGINES(PublicInvitationTest);

TEST_P(PublicInvitationTest, shows_what_the_link_invites_to)
{
    auto const shown = browser.get(path());
    EXPECT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.at("/account/name"), "Acme");
    EXPECT_EQ(shown.at("/inviter/name"), "Ann Lee");
    EXPECT_EQ(shown.at("/email"), "zoe@acme.test");
    EXPECT_EQ(shown.at("/roles"), R"(["user","manager"])");
    EXPECT_EQ(shown.at("/person_exists"), "false");
    EXPECT_EQ(shown.at("/state"), "pending");
    make_zoe_known();
    EXPECT_EQ(browser.get(path()).at("/person_exists"), "true");
}

// INV-07
TEST_P(PublicInvitationTest, is_looked_at_by_scanners_without_effect)
{
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(browser.send(i % 2 ? http::Method::Head : http::Method::Get, path(), "").status, 200);
        EXPECT_EQ(browser.send(http::Method::Options, path(), "").status, 204);
        EXPECT_EQ(browser.get(path("/accept")).problem(), "405 method_not_allowed");
    }
    EXPECT_EQ(acme.now(zoe).version, 1);
    EXPECT_EQ(browser.post(path("/accept"), form()).status, 201);
}

TEST_P(PublicInvitationTest, accepted_makes_a_member_and_signs_in)
{
    auto const joined = browser.post(path("/accept"), form());
    EXPECT_EQ(joined.status, 201) << joined.body;
    EXPECT_EQ(joined.at("/account/name"), "Acme");
    auto const me = browser.get("/api/v1/me");
    EXPECT_EQ(me.at("/person/first_name"), "Zoë");
    EXPECT_EQ(me.at("/memberships/0/id"), joined.at("/membership/id"));
    EXPECT_EQ(me.at("/memberships/0/roles"), R"(["user","manager"])");
    Browser other { api };
    other.log_in("zoe@acme.test");
}

// INV-11
TEST_P(PublicInvitationTest, gives_no_more_than_was_invited_to)
{
    for (auto const* more :
        { R"(,"roles":["administrator"])", R"(,"account_id":"x")", R"(,"licenses":["suite"])", R"(,"is_admin":true)" })
        EXPECT_EQ(browser.post(path("/accept"), form(tests::good_password, more)).problem(), "422 validation") << more;
    EXPECT_EQ(browser.post(path("/accept"), form(tests::good_password, R"(,"email":"eve@acme.test")")).problem(),
        "409 email_forced");
    EXPECT_EQ(acme.now(zoe).state, State::Pending);
}

TEST_P(PublicInvitationTest, wants_a_good_password_of_who_is_new)
{
    EXPECT_EQ(browser.post(path("/accept"), without_password).at("/errors/0/code"), "required");
    EXPECT_EQ(browser.post(path("/accept"), form("short")).at("/errors/0/code"), "too_short");
    EXPECT_EQ(browser.post(path("/accept"), form("zoe@acme.test")).at("/errors/0/code"), "too_weak");
    EXPECT_EQ(browser.cookie, "");
}

TEST_P(PublicInvitationTest, wants_the_own_password_of_who_is_known)
{
    make_zoe_known();
    EXPECT_EQ(browser.post(path("/accept"), without_password).problem(), "422 validation");
    EXPECT_EQ(browser.post(path("/accept"), form("another good password")).problem(), "401 invalid_credentials");
    EXPECT_EQ(browser.cookie, "");
    EXPECT_EQ(browser.post(path("/accept"), form()).status, 201);
    EXPECT_EQ(browser.get("/api/v1/me").at("/memberships/1/account/name").empty(), false);
}

TEST_P(PublicInvitationTest, wants_no_password_of_who_is_signed_in)
{
    make_zoe_known();
    browser.log_in("zoe@acme.test");
    auto const cookie = browser.cookie;
    EXPECT_EQ(browser.post(path("/accept"), without_password).status, 201);
    EXPECT_EQ(browser.cookie, cookie);
}

// INV-14
TEST_P(PublicInvitationTest, is_not_taken_by_somebody_else_who_is_signed_in)
{
    acme.joined("Bob");
    browser.log_in("bob@acme.test");
    EXPECT_EQ(browser.post(path("/accept"), without_password).problem(), "409 email_forced");
    EXPECT_EQ(acme.now(zoe).state, State::Pending);
    make_zoe_known();
    EXPECT_EQ(browser.post(path("/accept"), without_password).problem(), "409 email_forced");
    EXPECT_EQ(browser.post(path("/accept"), form()).status, 201) << "her password says it is her";
    EXPECT_EQ(browser.get("/api/v1/me").at("/person/email"), "zoe@acme.test") << "and the session is hers";
}

TEST_P(PublicInvitationTest, that_is_dead_says_so_before_everything_else)
{
    acme.write([&](db::Transaction& tx) { return revoke(tx, acme.ann, zoe.id); }).value();
    for (auto const& answer : { browser.get(path()), browser.post(path("/accept"), "{"),
             browser.post(path("/accept"), form()), browser.post(path("/decline"), "{") }) {
        EXPECT_EQ(answer.problem(), "410 invitation_revoked");
        EXPECT_EQ(answer.at("/account"), "Acme");
        EXPECT_EQ(answer.at("/inviter"), "Ann Lee");
    }
}

// INV-05
TEST_P(PublicInvitationTest, expires)
{
    clock.by(lifetime - 1min);
    EXPECT_EQ(browser.get(path()).status, 200);
    clock.by(1min);
    EXPECT_EQ(browser.get(path()).problem(), "410 invitation_expired");
    EXPECT_EQ(browser.post(path("/accept"), form()).problem(), "410 invitation_expired");
    EXPECT_EQ(browser.cookie, "");
}

// S1-30
TEST_P(PublicInvitationTest, is_declined_once)
{
    for (auto const& reason :
        { std::string { "7" }, '"' + std::string(501, 'x') + '"', std::string { R"("see www.evil.test")" } })
        EXPECT_EQ(browser.post(path("/decline"), R"({"reason":)" + reason + '}').at("/errors/0/field"), "reason");
    auto const declined = browser.post(path("/decline"), R"({"reason":"No, thanks"})");
    EXPECT_EQ(declined.status, 200);
    EXPECT_EQ(declined.at("/name"), "Acme");
    EXPECT_EQ(acme.now(zoe).state, State::Declined);
    EXPECT_EQ(browser.post(path("/decline")).problem(), "410 invitation_declined");
    EXPECT_EQ(browser.post(path("/accept"), form()).problem(), "410 invitation_declined");
}

TEST_P(PublicInvitationTest, answers_a_repeated_request_by_its_key)
{
    browser.headers = { { "idempotency-key", "k1" } };
    auto const first = browser.post(path("/accept"), form());
    EXPECT_EQ(first.status, 201);
    Browser again { api };
    again.headers = browser.headers;
    EXPECT_EQ(again.post(path("/accept"), form()).body, first.body);
    EXPECT_EQ(again.cookie, browser.cookie);
    EXPECT_EQ(tests::count(database(), "memberships"), 2);
}

// Guessing is slowed down; holding a link is not.
TEST_P(PublicInvitationTest, slows_down_who_guesses)
{
    Browser guesser { api };
    int unknown = 0;
    for (int i = 0; i < 40; ++i) {
        auto const guess = i % 2 ? make_uuid() + ".x" : acme.account.id.text() + '.' + std::string(43, 'A');
        unknown += guesser.get("/api/v1/public/invitations/" + guess).problem() == "404 not_found";
    }
    EXPECT_GE(unknown, 30);
    EXPECT_LT(unknown, 40);
    EXPECT_EQ(guesser.get(path()).status, 200);
}

}
}
