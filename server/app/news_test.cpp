// What the bell tells whom, and how it is read.

#include "support/being_told.h"
#include "support/parallel.h"

#include <gtest/gtest.h>

namespace kith::app {
namespace {

using namespace notifications;

using tests::Browser;

class NotificationsTest : public tests::BeingTold {};
KITH_ON_BOTH_ENGINES(NotificationsTest);

// S1-22
TEST_P(NotificationsTest, everybody_is_told_who_joined_but_not_himself)
{
    clock.by(5min);
    auto const kim = acme.joined("Kim");
    auto as_kim = signed_in(kim);
    EXPECT_EQ(told(as_bob), "member_joined 1; ");
    EXPECT_EQ(as_bob.get(of_account()).at("/items/0/people/0/name"), "Kim Lee");
    EXPECT_EQ(told(as_kim), "");
    clock.by(2min);
    acme.joined("Jo");
    EXPECT_EQ(told(as_kim), "member_joined 1; ") << "from then on he hears of others";
    EXPECT_EQ(told(as_bob), "member_joined 1; member_joined 1; ");
}

// S1-22: many joiners within a minute are one notification, however they come.
TEST_P(NotificationsTest, two_who_join_at_once_are_one_notification)
{
    clock.by(5min);
    auto const one = acme.invited("Kim").value();
    auto const other = acme.invited("Jo").value();
    EXPECT_EQ(tests::in_parallel(2, 2, [&](int i) { return acme.accepted(i == 0 ? one : other).has_value(); }), 2);
    EXPECT_EQ(told(as_bob), "member_joined 2; ");
    EXPECT_EQ(unread(as_bob), "1");
}

// S1-22: once only, also after reactivation none.
TEST_P(NotificationsTest, who_is_made_active_again_is_no_news)
{
    clock.by(5min);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":true})").status, 200);
    EXPECT_EQ(told(as_eve), "");
}

TEST_P(NotificationsTest, one_that_grows_is_unread_again)
{
    clock.by(5min);
    acme.joined("Kim");
    auto const seq = as_bob.get(of_account()).at("/items/0/seq");
    EXPECT_EQ(as_bob.post(of_account("/read"), R"({"seqs":[)" + seq + "]}").at("/unread"), "0");
    acme.joined("Jo");
    EXPECT_EQ(told(as_bob), "member_joined 2; ");
    EXPECT_EQ(unread(as_bob), "1");
}

// Reading all goes up to what was seen: what arrives meanwhile is not lost.
TEST_P(NotificationsTest, reading_all_loses_none_that_arrives)
{
    clock.by(5min);
    acme.joined("Kim");
    auto const seen = as_bob.get(of_account()).at("/items/0/seq");
    clock.by(2min);
    acme.joined("Jo");
    EXPECT_EQ(as_bob.post(of_account("/read"), R"({"through":)" + seen + '}').at("/unread"), "1");
    EXPECT_EQ(told(as_bob, "&unread=true"), "member_joined 1; ");
    EXPECT_EQ(as_bob.post(of_account("/read"), R"({"through":9000000000000000})").at("/unread"), "0");
    clock.by(2min);
    acme.joined("Lu");
    EXPECT_EQ(unread(as_bob), "1") << "nobody has read what is not there yet";
}

TEST_P(NotificationsTest, reading_all_while_one_arrives)
{
    clock.by(5min);
    acme.joined("Kim");
    clock.by(2min);
    auto const jo = acme.invited("Jo").value();
    auto const seen = as_bob.get(of_account()).at("/items/0/seq");
    auto const act = [&](int i) {
        return i == 0 ? acme.accepted(jo).has_value()
                      : as_bob.post(of_account("/read"), R"({"through":)" + seen + '}').status == 200;
    };
    EXPECT_EQ(tests::in_parallel(2, 2, act), 2);
    EXPECT_EQ(unread(as_bob), "1");
}

TEST_P(NotificationsTest, the_inviter_is_told_what_became_of_his_invitation)
{
    auto const kim = acme.invited_by(eve, "Kim").value();
    acme.accepted(kim).value();
    EXPECT_TRUE(told(as_eve).contains("invitation_accepted 1; "));
    EXPECT_FALSE(told(as_bob).contains("invitation_accepted"));
}

TEST_P(NotificationsTest, nobody_sees_what_is_told_to_another)
{
    acme.accepted(acme.invited_by(eve, "Kim").value()).value();
    auto const page = as_eve.get(of_account());
    auto const seq = page.at("/items/0/seq");
    auto beta = tests::founded(database(), "Beta");
    beta.joined("Cal");
    Browser as_stranger { api };
    EXPECT_EQ(as_stranger.log_in("cal@beta.test").status, 200);
    EXPECT_EQ(as_stranger.get(of_account()).problem(), "404 not_found");
    EXPECT_EQ(as_stranger.post(of_account("/read"), R"({"through":1})").problem(), "404 not_found");
    EXPECT_EQ(as_stranger.get(settings()).problem(), "404 not_found");
    EXPECT_EQ(as_stranger.get("/api/v1/me/notifications").at("/items"), "[]");
    EXPECT_EQ(as_bob.post(of_account("/read"), R"({"seqs":[)" + seq + "]}").status, 200);
    EXPECT_EQ(as_eve.get(of_account()).at("/items/0/read"), "false") << "another one's mark changes nothing";
    EXPECT_EQ(Browser { api }.get(of_account()).problem(), "401 unauthenticated");
}

TEST_P(NotificationsTest, what_one_does_not_want_to_see_is_left_out)
{
    clock.by(5min);
    EXPECT_EQ(wish_for(as_bob, "member_joined", "false", "off").status, 200);
    acme.joined("Kim");
    EXPECT_EQ(told(as_bob), "");
    EXPECT_EQ(unread(as_bob), "0");
    EXPECT_TRUE(told(as_eve).contains("member_joined"));
    EXPECT_EQ(wish_for(as_bob, "new_sign_in", "true", "off").problem(), "422 validation");
    EXPECT_EQ(wish_for(as_bob, "new_sign_in", "false", "at_once").status, 200);
}

TEST_P(NotificationsTest, a_mail_is_sent_to_who_wants_one)
{
    clock.by(5min);
    EXPECT_EQ(wish_for(as_bob, "member_joined", "true", "at_once").status, 200);
    acme.joined("Kim");
    acme.joined("Jo");
    EXPECT_EQ(mails("notification:member_joined"), 1) << "one of those that are combined, and to Bob alone";
}

// RFC 8058
TEST_P(NotificationsTest, one_click_stops_mails_of_that_type)
{
    wish_for(as_bob, "member_joined", "true", "at_once");
    auto const token = stop_token({ acme.account.id, bob.membership, Type::MemberJoined });
    auto const link = "/api/v1/public/unsubscribe/" + token;
    Browser program { api };
    program.headers = { { "content-type", "application/x-www-form-urlencoded" } };
    EXPECT_EQ(program.get(link).at("/account_name"), "Acme");
    EXPECT_EQ(as_bob.get(settings()).at("/items/0/mail"), "at_once") << "looking changes nothing";
    EXPECT_EQ(program.post(link, "List-Unsubscribe=One-Click").status, 200);
    EXPECT_EQ(as_bob.get(settings()).at("/items/0/mail"), "off");
    EXPECT_EQ(as_bob.get(settings()).at("/items/0/in_app"), "true");
    EXPECT_EQ(program.post(link + "x", "List-Unsubscribe=One-Click").problem(), "404 not_found");
    auto const others = stop_token({ acme.account.id, eve.membership, Type::MemberJoined });
    auto const forged = others.substr(0, others.rfind('.')) + token.substr(token.rfind('.'));
    EXPECT_EQ(program.post("/api/v1/public/unsubscribe/" + forged).problem(), "404 not_found");
}

TEST_P(NotificationsTest, one_mail_a_day_if_something_is_unread)
{
    EXPECT_EQ(wish_for(as_bob, "member_joined", "true", "daily").status, 200);
    clock.by(25h);
    send_digests();
    EXPECT_EQ(mails("notification-digest"), 0) << "there is nothing to tell";
    acme.joined("Kim");
    clock.by(25h);
    send_digests();
    send_digests();
    EXPECT_EQ(mails("notification-digest"), 1);
    clock.by(25h);
    send_digests();
    EXPECT_EQ(mails("notification-digest"), 1) << "it was told yesterday";
}

// Of two servers that find it due, one sends it.
TEST_P(NotificationsTest, the_mail_of_a_day_is_sent_once)
{
    wish_for(as_bob, "member_joined", "true", "daily");
    clock.by(5min);
    acme.joined("Kim");
    clock.by(25h);
    auto const due = acme.read([](db::Transaction& tx) { return list_due(tx, 100); });
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(tests::in_parallel(4, 4, [&](int) { return send_digest(due[0]); }), 1);
    EXPECT_EQ(mails("notification-digest"), 1);
}

TEST_P(NotificationsTest, nothing_stays_of_who_leaves)
{
    acme.joined("Kim");
    acme.write([&](db::Transaction& tx) {
        auto const seq = events::last_seq(tx, acme.account.id);
        tell(tx, acme.account.id, seq, { Type::ClientMapped, bob.membership, { "client", "1", "Zoe Doe" } });
    });
    wish_for(as_bob, "member_joined", "true", "daily");
    as_bob.post(of_account("/read"), R"({"through":9000000000000000})");
    auto const of_bob = [&] {
        return acme.read([&](db::Transaction& tx) {
            return tx.first(db::read_integer,
                "select count(*) from notifications where account_id = $1 and audience = $2", acme.account.id,
                bob.membership);
        });
    };
    EXPECT_EQ(of_bob(), 1);
    EXPECT_EQ(as_eve.remove(at(bob)).status, 204);
    EXPECT_EQ(of_bob(), 0);
    EXPECT_EQ(tests::count(database(), "notification_settings"), 0);
    EXPECT_EQ(tests::count(database(), "notification_digests"), 0);
    EXPECT_EQ(tests::count(database(), "notification_marks"), 0);
}

TEST_P(NotificationsTest, what_is_old_is_forgotten)
{
    acme.joined("Kim");
    clock.by(kept_for + 1h);
    acme.write([](db::Transaction& tx) { sweep(tx); });
    EXPECT_EQ(tests::count(database(), "notifications"), 0);
}

// A session of a program with some permissions reads nobody's news.
TEST_P(NotificationsTest, tokens_for_some_things_read_nothing)
{
    Browser script { api };
    script.headers = tests::bearer(tests::made_api_token(as_bob, R"(,"scopes":["contacts.use"])"));
    EXPECT_EQ(script.get(of_account()).problem(), "403 forbidden");
}

}
}
