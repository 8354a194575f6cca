// Who is told what, and to whom it is open.

#include "sessions/sessions.h"
#include "support/being_told.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

using tests::Browser;

class NewsForWhomTest : public tests::BeingTold {
protected:
    // A session that a link to his mailbox began.
    Browser come_by_link(Actor const& actor)
    {
        Browser browser { api };
        acme.write([&](db::Transaction& tx) {
            http::Rates rates;
            http::Call call { http::Request {}, rates };
            EXPECT_TRUE(sessions::start_by_link(call, tx, *persons::find(tx, actor.person), actor.account));
            auto const& cookie = call.headers().at(0).second;
            browser.cookie = cookie.substr(0, cookie.find(';'));
        });
        return browser;
    }
};
KITH_ON_BOTH_ENGINES(NewsForWhomTest);

// S1-22: not sent to guests or clients.
TEST_P(NewsForWhomTest, a_client_hears_nothing_of_colleagues)
{
    EXPECT_EQ(wish_for(as_bob, "member_joined", "true", "at_once").status, 200);
    EXPECT_EQ(as_eve.post(at(bob) + "/demotion", "{}").status, 200);
    clock.by(5min);
    acme.joined("Kim");
    EXPECT_EQ(mails("notification:member_joined"), 0);
    auto as_client = signed_in(bob);
    EXPECT_EQ(told(as_client), "");
    EXPECT_EQ(as_client.get(settings()).at("/items"), "[]");
    EXPECT_EQ(wish_for(as_client, "member_joined", "true", "at_once").problem(), "422 validation");
}

TEST_P(NewsForWhomTest, what_an_administrator_was_told_is_closed_to_him_afterwards)
{
    EXPECT_EQ(as_eve.patch(path("/settings"), R"({"internal_invites_by_users":"with_approval"})").status, 200);
    acme.invited_by(bob, "Kim").value();
    EXPECT_EQ(told(as_eve), "approval_awaited 1; ");
    EXPECT_TRUE(as_eve.get(settings()).body.contains("approval_awaited"));
    auto as_ann = signed_in(acme.ann);
    EXPECT_EQ(as_ann.patch(at(eve), R"({"roles":["user"]})").status, 200);
    auto as_user = signed_in(eve);
    EXPECT_EQ(told(as_user), "");
    EXPECT_EQ(unread(as_user), "0");
    EXPECT_FALSE(as_user.get(settings()).body.contains("approval_awaited"));
    EXPECT_EQ(wish_for(as_user, "approval_awaited", "true", "daily").problem(), "422 validation");
    EXPECT_EQ(told(as_ann), "approval_awaited 1; ");
}

// One that is due goes out, whatever he says meanwhile.
TEST_P(NewsForWhomTest, saying_it_again_skips_no_mail_of_a_day)
{
    EXPECT_EQ(wish_for(as_bob, "member_joined", "true", "daily").status, 200);
    clock.by(5min);
    acme.joined("Kim");
    clock.by(25h);
    EXPECT_EQ(wish_for(as_bob, "member_joined", "true", "daily").status, 200);
    send_digests();
    EXPECT_EQ(mails("notification-digest"), 1);
}

// As at every other door of the account.
TEST_P(NewsForWhomTest, they_are_closed_to_a_session_that_the_account_is_closed_to)
{
    EXPECT_EQ(come_by_link(bob).get(of_account()).problem(), "404 not_found") << "it is a client's";
    clock.by(13h);
    EXPECT_EQ(as_bob.get(of_account()).status, 200);
    EXPECT_EQ(as_eve.get(of_account()).problem(), "404 not_found") << "it lay idle, and she is an administrator";
    EXPECT_EQ(as_eve.get("/api/v1/me/notifications").at("/items"), "[]");
}

}
}
