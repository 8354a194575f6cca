// The links of invitations: mailed, mailed again, copied, renewed.

#include "support/inviting.h"

#include "invitations/invitations_rules.h"

#include <random>

namespace kith::invitations {
namespace {

using tests::Answer;
using tests::Browser;

class LinksTest : public tests::InvitingTest {
protected:
    Answer made(std::string_view email = "zoe@acme.test") { return eve.post(all(), form(email)); }
    // Of a URL that was copied, its token.
    static std::string token_of(Answer const& copied)
    {
        auto const url = copied.at("/url");
        return url.substr(url.rfind('/') + 1);
    }
    void let_pass(Duration duration)
    {
        clock.by(duration);
        eve.log_in("eve@acme.test"); // administrators sign in again after so long
    }
    bool has_verified_address(std::string_view email)
    {
        return acme.read([&](db::Transaction& tx) {
            return persons::find_by_email(tx, tests::address(email)).value().email_verified;
        });
    }
    std::string rows()
    {
        std::string all;
        for (auto const* table : { "invitations", "invitation_links", "events", "mails", "persons", "memberships" })
            all += fmt::format("{} {}, ", tests::count(database(), table), table);
        return all;
    }
};
KITH_ON_BOTH_ENGINES(LinksTest);

// B01, INV-07, S1-18
TEST_P(LinksTest, are_looked_at_fifty_times_and_nothing_changes)
{
    auto const zoe = made();
    auto const copied = token_of(eve.post(one(zoe, "/link")));
    auto const before = eve.get(one(zoe)).body;
    auto const rows_before = rows();
    for (int i = 0; i < 25; ++i) {
        EXPECT_EQ(browser.get(link_of(zoe)).status, 200);
        EXPECT_EQ(browser.get(public_path(copied)).status, 200);
    }
    EXPECT_EQ(eve.get(one(zoe)).body, before);
    EXPECT_EQ(rows(), rows_before);
    EXPECT_EQ(browser.post(link_of(zoe, "/accept"), acceptance()).status, 201);
}

// B02, S1-30: over random times the expiry never moves back, and every mail ever sent works.
TEST_P(LinksTest, that_are_mailed_again_are_the_same_and_live_longer)
{
    std::mt19937 random { 11 };
    auto const zoe = made();
    auto const token = mailed("zoe@acme.test", "/invitations/");
    auto const id = stored(zoe).id;
    auto expires_at = stored(zoe).expires_at;
    for (int i = 0; i < 40; ++i) {
        clock.by(std::chrono::minutes { random() % (3 * 24 * 60) });
        auto const again = acme.write([&](db::Transaction& tx) { return resend(tx, acme.ann, id); });
        EXPECT_EQ(mailed("zoe@acme.test", "/invitations/"), token);
        if (again) {
            EXPECT_EQ(browser.get(public_path(token)).status, 200);
            EXPECT_GE(again->expires_at, expires_at);
            expires_at = again->expires_at;
        }
        EXPECT_EQ(stored(zoe).expires_at, expires_at);
    }
    EXPECT_GT(mails_to("zoe@acme.test").size(), 30u);
}

// S1-30: 429 says when to come back.
TEST_P(LinksTest, are_mailed_five_times_a_day)
{
    auto const zoe = made();
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(eve.post(one(zoe, "/resend")).status, 200);
    auto const refused = eve.post(one(zoe, "/resend"));
    EXPECT_EQ(refused.problem(), "429 too_many_requests");
    EXPECT_NE(refused.header("Retry-After"), "");
    EXPECT_NE(refused.at("/detail").find("five mails"), std::string::npos) << refused.body;
    EXPECT_EQ(mails_to("zoe@acme.test").size(), 5u);
}

// B02: one click for all that have expired; what cannot be sent stays as it is.
TEST_P(LinksTest, that_expired_are_mailed_again_all_at_once)
{
    auto const fine = made("fine@acme.test"), late = made("late@acme.test"), gone = made("gone@acme.test");
    auto const member = made("member@acme.test"), fresh = made("fresh@acme.test");
    auto const full = eve.post(all(), form("full@acme.test", R"(,"licenses":["suite"])"));
    eve.remove(one(gone));
    let_pass(lifetime + 1s);
    acme.joined("Member");
    auto const pending = made("fresh@acme.test");
    for (auto const* name : { "a@acme.test", "b@acme.test", "c@acme.test" })
        eve.post(all(), form(name, R"(,"licenses":["suite"])"));
    EXPECT_EQ(eve.post(all("/resend-expired")).body, R"({"resent":2,"left_out":3})");
    for (auto const& each : { fine, late, pending })
        EXPECT_EQ(eve.get(one(each)).at("/state"), "pending");
    for (auto const& each : { member, fresh, full })
        EXPECT_EQ(eve.get(one(each)).at("/state"), "expired") << each.at("/email");
    EXPECT_EQ(eve.get(one(gone)).at("/state"), "revoked");
    EXPECT_EQ(mails_to("fine@acme.test").size(), 2u);
    EXPECT_EQ(mails_to("full@acme.test").size(), 1u);
    EXPECT_EQ(browser.get(link_of(late)).status, 200);
    EXPECT_EQ(eve.post(all("/resend-expired")).at("/resent"), "0") << "once is enough";
    EXPECT_EQ(audited("invitation.resent"), 2);
    Browser bob { api };
    bob.log_in("bob@acme.test");
    EXPECT_EQ(bob.post(all("/resend-expired")).problem(), "403 forbidden");
}

// B02: thirty days they are shown, and no longer mailed.
TEST_P(LinksTest, that_expired_long_ago_are_left_alone)
{
    auto const zoe = made();
    let_pass(lifetime + shown_for + 1s);
    EXPECT_EQ(eve.post(all("/resend-expired")).at("/resent"), "0");
    EXPECT_EQ(eve.get(one(zoe)).at("/state"), "expired");
}

// S1-16, S1-19, S1-30
TEST_P(LinksTest, that_are_copied_are_others_and_prove_no_address)
{
    auto const zoe = made(), max = made("max@acme.test");
    auto const copied = token_of(eve.post(one(zoe, "/link")));
    EXPECT_NE(copied, mailed("zoe@acme.test", "/invitations/"));
    EXPECT_EQ(token_of(eve.post(one(zoe, "/link"))), copied) << "the same each time";
    EXPECT_EQ(audited("invitation.link_copied"), 2) << "and known each time";
    EXPECT_EQ(browser.post(public_path(copied, "/accept"), acceptance()).status, 201);
    EXPECT_FALSE(has_verified_address("zoe@acme.test"));
    EXPECT_EQ(browser.get(link_of(zoe)).problem(), "410 invitation_used") << "one spends the other";
    Browser other { api };
    EXPECT_EQ(other.post(link_of(max, "/accept"), acceptance()).status, 201);
    EXPECT_TRUE(has_verified_address("max@acme.test"));
    EXPECT_EQ(eve.post(one(zoe, "/link")).problem(), "409 wrong_state");
}

// S1-16, INV-10
TEST_P(LinksTest, are_copied_by_those_who_manage_users_and_by_who_sent_them)
{
    Browser bob { api };
    bob.log_in("bob@acme.test");
    auto const zoe = made();
    auto const own = bob.post(all(), form("max@acme.test"));
    auto const bolt = tests::founded(database(), "Bolt");
    for (auto const* step : { "/link", "/renew-link" }) {
        EXPECT_EQ(browser.post(one(zoe, step)).problem(), "401 unauthenticated");
        EXPECT_EQ(bob.post(one(zoe, step)).problem(), "403 forbidden");
        EXPECT_EQ(bob.post(one(own, step)).status, 200);
        auto const foreign = "/api/v1/accounts/" + bolt.account.id.text() + "/invitations/" + zoe.at("/id");
        EXPECT_EQ(eve.post(foreign + step).problem(), "404 not_found");
        EXPECT_EQ(eve.post(all('/' + make_uuid() + step)).problem(), "404 not_found");
    }
    EXPECT_EQ(browser.get(link_of(zoe)).status, 200);
}

// S1-30, B02
TEST_P(LinksTest, that_are_renewed_kill_all_earlier_ones)
{
    auto const zoe = made();
    auto const first = mailed("zoe@acme.test", "/invitations/");
    auto const copied = token_of(eve.post(one(zoe, "/link")));
    auto const renewed = token_of(eve.post(one(zoe, "/renew-link")));
    EXPECT_EQ(audited("invitation.link_renewed"), 1);
    for (auto const& dead : { first, copied }) {
        auto const gone = browser.get(public_path(dead));
        EXPECT_EQ(gone.problem(), "410 invitation_revoked");
        EXPECT_EQ(gone.at("/may_ask_again"), "true");
        EXPECT_EQ(browser.post(public_path(dead, "/accept"), acceptance()).problem(), "410 invitation_revoked");
        EXPECT_EQ(browser.post(public_path(dead, "/decline")).problem(), "410 invitation_revoked");
        EXPECT_EQ(browser.post(public_path(dead, "/opened")).problem(), "410 invitation_revoked");
    }
    eve.post(one(zoe, "/resend"));
    auto const mailed_now = mailed("zoe@acme.test", "/invitations/");
    EXPECT_NE(mailed_now, first);
    EXPECT_EQ(browser.get(public_path(mailed_now)).status, 200);
    EXPECT_EQ(token_of(eve.post(one(zoe, "/renew-link"))).size(), renewed.size());
    EXPECT_EQ(browser.get(public_path(renewed)).problem(), "410 invitation_revoked");
    EXPECT_EQ(browser.get(public_path(mailed_now)).problem(), "410 invitation_revoked");
    EXPECT_EQ(browser.get(link_of(zoe)).status, 200) << "the newest works";
}

// INV-08
TEST_P(LinksTest, stand_in_no_other_answer)
{
    auto const zoe = made();
    std::vector<std::string> secrets { link_of(zoe), token_of(eve.post(one(zoe, "/link"))),
        token_of(eve.post(one(zoe, "/renew-link"))), link_of(zoe) };
    for (auto& secret : secrets)
        secret = secret.substr(secret.rfind('.') + 1);
    std::vector const answers { zoe, eve.get(all()), eve.get(one(zoe)), eve.post(one(zoe, "/resend")),
        eve.get(account_path("/audit?limit=100")), eve.get(account_path("/users")), browser.get(link_of(zoe)),
        browser.post(link_of(zoe, "/opened")), eve.post(one(zoe, "/revoke")), browser.get(link_of(zoe)) };
    for (auto const& answer : answers) {
        EXPECT_LT(answer.status, 500);
        for (auto const& secret : secrets) {
            EXPECT_EQ(answer.body.find(secret), std::string::npos) << answer.body;
            EXPECT_EQ(answer.body.find(crypto::Token { secret }.hash()), std::string::npos) << answer.body;
        }
    }
}

}
}
