// What each side sees of a connection, and what a block does not betray.

#include "support/clock_ahead.h"
#include "support/connecting.h"

namespace kith::connections {
namespace {

using tests::set_visible;

class ShownConnectionsTest : public tests::Connecting {};
KITH_ON_BOTH_ENGINES(ShownConnectionsTest);

// S0-02, TEN: another account's connection is none of one's own.
TEST_P(ShownConnectionsTest, stand_in_both_accounts_and_nowhere_else)
{
    auto const id = connected();
    EXPECT_EQ(as_bob.get(at_acme(id)).status, 200);
    EXPECT_EQ(as_zoe.get(at_beta(id)).status, 200);
    EXPECT_EQ(as_bob.get(at_beta(id)).problem(), "404 not_found");
    EXPECT_TRUE(database().read_now(check).empty());
}

// S0-11: a list has pages, by name, and is searched by name and company.
TEST_P(ShownConnectionsTest, are_listed_by_name)
{
    connected();
    auto yan = beta.joined("Yan");
    set_visible(beta, yan, true);
    as_bob.post(acme_path("/connections"), R"({"to":")" + yan.membership.text() + R"("})");
    EXPECT_EQ(states(as_bob, acme_path("/connections")), "pending sent Yan Lee;accepted sent Zoe Lee;");
    auto const first = as_bob.get(acme_path("/connections?limit=1&total=true"));
    EXPECT_EQ(first.at("/total"), "2");
    EXPECT_EQ(
        states(as_bob, acme_path("/connections?limit=1&cursor=" + first.at("/next_cursor"))), "accepted sent Zoe Lee;");
    EXPECT_EQ(states(as_bob, acme_path("/connections?q=YAN")), "pending sent Yan Lee;");
    EXPECT_EQ(states(as_bob, acme_path("/connections?q=eta&state=accepted")), "accepted sent Zoe Lee;");
    EXPECT_EQ(states(as_bob, acme_path("/connections?q=%25")), "");
    EXPECT_EQ(states(as_bob, acme_path("/connections?direction=received")), "");
    as_zoe.patch("/api/v1/me", R"({"first_name":"Abe"})");
    EXPECT_EQ(states(as_bob, acme_path("/connections")), "accepted sent Abe Lee;pending sent Yan Lee;");
}

// TEN-16: who was declined, or blocked, or is waited for, is no more than a name.
TEST_P(ShownConnectionsTest, tell_of_the_other_side_what_was_agreed)
{
    as_zoe.patch(beta_path("/profile"), R"({"headline":"Builds bridges"})");
    auto const id = asked();
    auto headline = [&] { return as_bob.get(at_acme(id)).at("/person/headline"); };
    EXPECT_EQ(headline(), "");
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/person/is_active"), "null");
    as_zoe.post(at_beta(id, "/accept"));
    EXPECT_EQ(headline(), "Builds bridges");
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/person/is_active"), "true");
    as_zoe.remove(at_beta(id));
    EXPECT_EQ(headline(), "");
    EXPECT_EQ(as_bob.get(at_acme(id)).at("/person/email"), "null");
    EXPECT_EQ(as_bob.get(acme_path("/connections?state=none")).problem(), "400 malformed");
}

// S0-11: neither a version nor an id nor a list tells that one is blocked.
TEST_P(ShownConnectionsTest, do_not_betray_a_block)
{
    auto const before = as_bob.get(at_acme(asked())).header("ETag");
    auto const id = as_bob.get(acme_path("/connections")).at("/items/0/id");
    as_zoe.post(at_beta(id, "/block"));
    EXPECT_EQ(as_bob.get(at_acme(id)).header("ETag"), before);
    as_bob.post(at_acme(id, "/cancel"));
    auto const again = ask();
    EXPECT_EQ(again.at("/state"), "pending");
    EXPECT_NE(again.at("/id"), id);
}

// S0-11: blocked first, the first request looks as any first request.
TEST_P(ShownConnectionsTest, look_new_to_who_was_blocked_before)
{
    auto const yan = beta.joined("Yan");
    set_visible(beta, yan, true);
    as_zoe.post(beta_path("/blocks"), R"({"who":")" + bob.membership.text() + R"("})");
    auto const blocked = ask();
    auto const fresh = as_bob.post(acme_path("/connections"), R"({"to":")" + yan.membership.text() + R"("})");
    EXPECT_EQ(blocked.header("ETag"), fresh.header("ETag"));
    EXPECT_EQ(blocked.at("/requested_at").size(), fresh.at("/requested_at").size());
}

// S0-11: who hides from everybody, and never asked, cannot be looked at by blocking him.
TEST_P(ShownConnectionsTest, are_no_way_to_look_at_who_hides)
{
    set_visible(beta, zoe, false);
    auto const who = R"({"who":")" + zoe.membership.text() + R"("})";
    EXPECT_EQ(as_bob.post(acme_path("/blocks"), who).problem(), "422 not_a_user");
}

// S0-11: asked, called back and asked again is one mail a day.
TEST_P(ShownConnectionsTest, are_asked_for_by_one_mail_a_day)
{
    auto const before = mails_to("zoe@beta.test");
    for (int i = 0; i < 3; ++i)
        as_bob.post(at_acme(asked(), "/cancel"));
    EXPECT_EQ(mails_to("zoe@beta.test"), before + 1);
}

// B31: in its last hour, too, it is made narrower; a request that waited too long is none any more.
TEST_P(ShownConnectionsTest, are_narrowed_to_the_end)
{
    auto const until = to_text(database().read_now([](db::Transaction& tx) { return tx.now(); }) + 3h);
    auto const id = connected(R"(,"expires_at":")" + until + '"');
    ClockAhead clock;
    clock.by(2h + 30min);
    EXPECT_EQ(as_bob.patch(at_acme(id), R"({"scopes":["see"]})").status, 200);
    clock.by(1h);
    EXPECT_EQ(as_bob.patch(at_acme(id), R"({"scopes":["see"]})").problem(), "409 wrong_state");
    auto const later = to_text(database().read_now([](db::Transaction& tx) { return tx.now(); }) + 3h);
    auto const again = asked(R"(,"expires_at":")" + later + '"');
    clock.by(4h);
    EXPECT_EQ(as_zoe.post(at_beta(again, "/accept")).problem(), "404 not_found");
    EXPECT_EQ(ask().at("/state"), "pending");
}

}
}
