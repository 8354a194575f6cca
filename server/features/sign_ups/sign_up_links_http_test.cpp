// Links that are handed around (S4-09, B10).

#include "support/parallel.h"
#include "support/signing_up.h"

#include <gtest/gtest.h>

namespace kith::sign_ups {
namespace {

class SignUpLinksTest : public tests::SigningUp {
protected:
    // Comes by that link, as far as it lets him.
    tests::Answer come(std::string const& token, std::string const& email)
    {
        auto const started = start(token, email);
        if (started.status != 202)
            return started;
        tests::Browser browser { api };
        return complete(browser, mailed_token_to(email));
    }
};
KITH_ON_BOTH_ENGINES(SignUpLinksTest);

// S4-09, B10
TEST_P(SignUpLinksTest, bring_anybody_who_has_one)
{
    auto const before = last_event();
    auto const token = opened(R"({"name":"Fair in Basel"})");
    auto const seen = look(token);
    EXPECT_EQ(seen.at("/kind") + ' ' + seen.at("/account/name") + ' ' + seen.at("/email"), "link Acme null");
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").at("/signup/link"), "true");
    EXPECT_EQ(complete(nobody, token).problem(), "404 not_found") << "the address is to be shown first";
    EXPECT_EQ(come(token, "zoe@else.test").status, 201);
    EXPECT_EQ(as_eve.get(path("/sign-up-links")).at("/items/0/uses"), "1");
    auto const came = as_eve.get(path("/sign-ups?link=" + newest_link.substr(newest_link.rfind('/') + 1)));
    EXPECT_EQ(came.at("/items/0/email") + ' ' + came.at("/items/0/came_by"), "zoe@else.test Fair in Basel");
    EXPECT_EQ(events_after(before), "sign_up_link.opened membership.joined sign_up.joined ");
}

// S4-09: refresh -> old 410
TEST_P(SignUpLinksTest, are_replaced_by_newer_ones)
{
    auto const old = opened();
    start(old, "zoe@else.test");
    auto const refreshed = as_eve.post(newest_link + "/refresh");
    auto const token = token_in(refreshed.at("/url"));
    EXPECT_NE(token, old);
    EXPECT_EQ(look(old).problem(), "410 link_replaced");
    EXPECT_EQ(start(old, "max@else.test").problem(), "410 link_replaced");
    EXPECT_EQ(look(token).status, 200);
    tests::Browser browser { api };
    EXPECT_EQ(complete(browser, mailed_token_to("zoe@else.test")).problem(), "410 link_replaced")
        << "whoever asked by the one before";
    EXPECT_EQ(come(token, "max@else.test").status, 201);
}

// B10: revoking keeps the history.
TEST_P(SignUpLinksTest, are_closed_for_ever)
{
    auto const token = opened();
    EXPECT_EQ(come(token, "zoe@else.test").status, 201);
    start(token, "max@else.test");
    EXPECT_EQ(as_eve.post(newest_link + "/close").at("/state"), "closed");
    EXPECT_EQ(look(token).problem(), "410 link_closed");
    tests::Browser browser { api };
    EXPECT_EQ(complete(browser, mailed_token_to("max@else.test")).problem(), "410 link_closed");
    for (auto const* act : { "/close", "/refresh" })
        EXPECT_EQ(as_eve.post(newest_link + act).problem(), "409 wrong_state");
    EXPECT_EQ(as_eve.send(http::Method::Put, newest_link, R"({"name":"Other"})").problem(), "409 wrong_state");
    EXPECT_EQ(as_eve.get(path("/sign-up-links")).at("/items/0/uses"), "1");
    EXPECT_EQ(as_eve.get(path("/sign-up-links")).at("/items/0/url"), "");
    EXPECT_EQ(nobody.get("/api/v1/public/signin/acme").at("/signup/link"), "false");
}

// B10: cap, expiry, domain, approval.
TEST_P(SignUpLinksTest, keep_to_their_terms)
{
    auto const token =
        opened(R"({"domain":"else.test","max_uses":1,"expires_at":"2099-01-01T00:00:00Z","needs_approval":true})");
    EXPECT_EQ(look(token).at("/domain"), "else.test");
    auto const elsewhere = start(token, "zoe@acme.test");
    EXPECT_EQ(elsewhere.problem() + ' ' + elsewhere.at("/errors/0/code"), "422 validation other_domain");
    EXPECT_EQ(come(token, "zoe@else.test").status, 202);
    EXPECT_EQ(look(token).problem(), "410 link_full");
    auto const more =
        as_eve.send(http::Method::Put, newest_link, R"({"max_uses":2,"expires_at":"2099-01-01T00:00:00Z"})");
    EXPECT_EQ(more.at("/max_uses") + ' ' + more.at("/domain") + ' ' + more.at("/needs_approval"), "2 null false");
    EXPECT_EQ(come(token, "max@acme.test").status, 201);
    EXPECT_EQ(look(token).problem(), "410 link_full");
    for (auto const* wrong : { R"({"max_uses":0})", R"({"expires_at":"2001-01-01T00:00:00Z"})", R"({"domain":"x"})",
             R"({"max_uses":1000001})" })
        EXPECT_EQ(as_eve.post(path("/sign-up-links"), wrong).problem(), "422 validation") << wrong;
}

// What let somebody ask has to hold still when he comes back.
TEST_P(SignUpLinksTest, admit_nobody_whom_they_are_not_for_any_more)
{
    auto const token = opened();
    start(token, "zoe@else.test");
    EXPECT_EQ(as_eve.send(http::Method::Put, newest_link, R"({"domain":"acme.test"})").status, 200);
    tests::Browser browser { api };
    EXPECT_EQ(complete(browser, mailed_token_to("zoe@else.test")).problem(), "403 invitation_needed");
}

TEST_P(SignUpLinksTest, expire)
{
    auto const in_an_hour = to_text(wall_clock() + 1h);
    auto const token = opened(R"({"expires_at":")" + in_an_hour + R"("})");
    EXPECT_EQ(look(token).status, 200);
    ClockAhead ahead;
    ahead.by(61min);
    EXPECT_EQ(look(token).problem(), "410 link_expired");
}

// B10: of ten who come at once by a link for three, three.
TEST_P(SignUpLinksTest, bring_no_more_than_they_are_for)
{
    auto const token = opened(R"({"max_uses":3})");
    std::vector<std::string> mailed;
    for (int i = 0; i < 10; ++i) {
        auto const email = "one" + std::to_string(i) + "@else.test";
        start(token, email);
        mailed.push_back(mailed_token_to(email));
    }
    auto const won = tests::in_parallel(4, 10, [&](int i) {
        tests::Browser browser { api };
        return complete(browser, mailed[static_cast<std::size_t>(i)]).status == 201;
    });
    EXPECT_EQ(won, 3);
    EXPECT_EQ(users(), 6);
}

TEST_P(SignUpLinksTest, are_nothing_while_the_account_lets_nobody_sign_up)
{
    auto const token = opened();
    as_eve.patch(path("/settings"), R"({"auto_signup":false})");
    EXPECT_EQ(look(token).problem(), "403 invitation_needed");
    EXPECT_EQ(start(token, "zoe@else.test").problem(), "403 invitation_needed");
}

TEST_P(SignUpLinksTest, are_fifty_at_most_and_of_who_manages_users)
{
    auto as_bob = signed_in(bob);
    EXPECT_EQ(as_bob.post(path("/sign-up-links"), "{}").problem(), "403 forbidden");
    EXPECT_EQ(as_bob.get(path("/sign-up-links")).problem(), "403 forbidden");
    for (int i = 0; i < most_links; ++i)
        opened();
    EXPECT_EQ(as_eve.post(path("/sign-up-links"), "{}").problem(), "409 too_many_links");
    EXPECT_EQ(as_eve.post(newest_link + "/close").status, 200);
    opened();
}

// Whoever changes one on what he saw does not undo what somebody else has made of it since.
TEST_P(SignUpLinksTest, are_changed_as_they_were_seen)
{
    opened();
    auto const seen = as_eve.get(path("/sign-up-links")).at("/items/0/version");
    tests::Browser by_version { as_eve };
    by_version.headers = { { "if-match", '"' + seen + '"' } };
    auto const changed = by_version.send(http::Method::Put, newest_link, R"({"name":"Fair"})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.header("ETag"), '"' + changed.at("/version") + '"');
    EXPECT_EQ(by_version.send(http::Method::Put, newest_link, R"({"name":"Old"})").problem(), "412 stale");
    EXPECT_EQ(by_version.post(newest_link + "/refresh").problem(), "412 stale");
    EXPECT_EQ(by_version.post(newest_link + "/close").problem(), "412 stale");
    EXPECT_EQ(as_eve.get(path("/sign-up-links")).at("/items/0/name"), "Fair");
    EXPECT_EQ(as_eve.send(http::Method::Put, newest_link, R"({"name":"Any"})").status, 200) << "without, as ever";
}

}
}
