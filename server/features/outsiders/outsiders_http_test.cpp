// The life of people from outside: their ends, who answers for them, and renewing by a mail (B15).

#include "support/ending.h"
#include "support/parallel.h"
#include "support/until.h"

#include <gtest/gtest.h>

namespace kith::outsiders {
namespace {

using tests::Browser;

class OutsidersTest : public tests::Ending {
protected:
    Browser zoe { api };
};
KITH_ON_BOTH_ENGINES(OutsidersTest);

// LIF-01
TEST_P(OutsidersTest, end_and_are_told_so)
{
    auto const id = active(zoe, "Zoe", Days { 5 });
    EXPECT_EQ(zoe.get(path("/portal")).status, 200);
    auto const before = last_event();
    clock.by(Days { 5 });
    EXPECT_NE(zoe.get(path("/portal")).status, 200) << "whether or not anybody has noted it";
    look();
    EXPECT_EQ(zoe.get("/api/v1/me").status, 401);
    EXPECT_EQ(events_after(before), "client.ended ");
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(names(as_bob), "Zoe inactive");
    EXPECT_EQ(mails_of(bob, "Zoe Doe: access has ended").size(), 1u);
    EXPECT_EQ(mails_to("Zoe"), 2u) << "the invitation, and that he has ended";
    look();
    EXPECT_EQ(mails_of(bob, "access has ended").size(), 1u) << "once";
    EXPECT_EQ(as_bob.patch(client(id), R"({"active":true})").problem(), "422 validation") << "until when?";
    EXPECT_EQ(as_bob.patch(client(id), R"({"active":true,"valid_until":")" + in(Days { 9 }) + R"("})").at("/state"),
        "active");
    look();
    EXPECT_EQ(names(as_bob), "Zoe active");
}

// Whoever has not come keeps his place, and cannot come any more.
TEST_P(OutsidersTest, who_have_not_come_are_not_invited_any_more)
{
    auto const id = ending("Zoe", Days { 2 }, "portal");
    auto const yan = ending("Yan", Days { 2 });
    clock.by(Days { 2 });
    EXPECT_EQ(accept(zoe, "Zoe").status, 410);
    look();
    EXPECT_EQ(accept(zoe, "Zoe").problem(), "410 invitation_revoked");
    EXPECT_EQ(names(as_bob), "Yan quiet, Zoe pending");
    EXPECT_EQ(as_bob.post(client(id) + "/invitation").problem(), "409 term_over");
    EXPECT_EQ(as_bob.post(client(yan) + "/invitation").problem(), "409 term_over");
    EXPECT_EQ(as_bob.patch(client(id), R"({"open_ended":true})").at("/valid_until"), "null");
    EXPECT_EQ(as_bob.post(client(id) + "/invitation").status, 200);
    EXPECT_EQ(accept(zoe, "Zoe").status, 201);
}

TEST_P(OutsidersTest, are_renewed_by_one_click)
{
    auto const id = active(zoe, "Zoe", Days { 30 });
    look();
    EXPECT_EQ(mails_of(bob, "access ends").size(), 0u);
    clock.by(Days { 16 });
    look();
    look();
    EXPECT_EQ(mails_of(bob, "access ends").size(), 1u);
    auto const link = renewal_of(bob);
    auto const shown = nobody.get(link);
    EXPECT_EQ(shown.at("/display_name") + ' ' + shown.at("/sponsor_name"), "Zoe Doe Bob Lee") << shown.body;
    as_bob.log_in("bob@acme.test");
    auto const end = as_bob.get(client(id)).at("/valid_until");
    EXPECT_EQ(shown.at("/ends_at"), end) << "looking renews nothing";
    auto const before = last_event();
    EXPECT_EQ(nobody.post(link).status, 200);
    EXPECT_EQ(events_after(before), "client.renewed ");
    EXPECT_EQ(newest_event().source.id, bob.membership.text());
    EXPECT_EQ(as_bob.get(client(id)).at("/valid_until"), shown.at("/renewed_until"));
    EXPECT_EQ(nobody.post(link).problem(), "410 link_used");
    EXPECT_EQ(nobody.get(link).problem(), "410 link_used");
    clock.by(Days { 14 });
    look();
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(names(as_bob), "Zoe active") << "he stays";
}

TEST_P(OutsidersTest, are_asked_about_twice_by_the_same_link)
{
    ending("Zoe", Days { 30 });
    clock.by(Days { 16 });
    look();
    auto const link = renewal_of(bob);
    clock.by(Days { 11 });
    look();
    EXPECT_EQ(mails_of(bob, "access ends").size(), 2u);
    EXPECT_EQ(renewal_of(bob), link);
    clock.by(Days { 3 });
    EXPECT_EQ(nobody.post(link).problem(), "410 link_expired");
    look();
    EXPECT_NE(nobody.post(link).status, 200);
}

// A link is about one end, and of one sponsor.
TEST_P(OutsidersTest, are_not_renewed_by_a_link_about_something_else)
{
    auto const id = ending("Zoe", Days { 10 });
    clock.by(Days { 7 });
    look();
    auto const link = renewal_of(bob);
    EXPECT_EQ(as_bob.patch(client(id), R"({"valid_until":")" + in(Days { 13 }) + R"("})").status, 200);
    EXPECT_EQ(nobody.post(link).problem(), "410 link_replaced") << "he was given another end";
    clock.by(Days { 11 });
    look();
    auto const second = renewal_of(bob);
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(as_eve.patch(client(id), R"({"sponsor_id":")" + cem.membership.text() + R"("})").at("/sponsor/id"),
        cem.membership.text());
    EXPECT_EQ(nobody.post(second).problem(), "410 link_replaced") << "Cem answers for him";
    look();
    EXPECT_EQ(nobody.post(second).problem(), "410 link_replaced") << "and has a link of his own";
    EXPECT_EQ(nobody.post(renewal_of(cem)).status, 200);
}

TEST_P(OutsidersTest, are_not_renewed_for_a_sponsor_who_is_gone)
{
    ending("Zoe", Days { 20 });
    clock.by(Days { 10 });
    look();
    auto const link = renewal_of(bob);
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(nobody.post(link).problem(), "410 link_replaced");
}

// Two who click at once renew once.
TEST_P(OutsidersTest, are_renewed_once_by_many_at_once)
{
    auto const id = ending("Zoe", Days { 20 });
    clock.by(Days { 10 });
    look();
    auto const link = renewal_of(bob);
    auto const wanted = nobody.get(link).at("/renewed_until");
    auto const before = last_event();
    int const renewed = tests::in_parallel(4, 8, [&](int) {
        Browser browser { api };
        return browser.post(link).status == 200;
    });
    EXPECT_EQ(renewed, 1);
    EXPECT_EQ(events_after(before), "client.renewed ");
    EXPECT_EQ(as_bob.get(client(id)).at("/valid_until"), wanted);
}

TEST_P(OutsidersTest, have_an_heir_when_their_sponsor_goes)
{
    auto const id = ending("Zoe", Days { 40 });
    EXPECT_EQ(as_bob.get(client(id)).at("/sponsor/display_name"), "Bob Lee");
    EXPECT_EQ(as_bob.send(http::Method::Put, mapping(id, cem), "").status, 200);
    EXPECT_EQ(as_eve.patch(at(bob), R"({"active":false})").status, 200);
    pass_on(bob);
    EXPECT_EQ(as_eve.get(client(id)).at("/sponsor/id"), cem.membership.text());
    EXPECT_EQ(mails_of(cem, "You answer for Zoe Doe now").size(), 1u);
    EXPECT_EQ(as_eve.remove(at(cem)).status, 204);
    pass_on(cem);
    auto const heir = as_eve.get(client(id)).at("/sponsor/id");
    EXPECT_TRUE(heir == eve.membership.text() || heir == acme.ann.membership.text()) << heir;
    pass_on(bob);
    EXPECT_EQ(as_eve.get(client(id)).at("/sponsor/id"), heir);
}

TEST_P(OutsidersTest, have_an_heir_when_their_sponsor_looks_after_them_no_more)
{
    auto const id = ending("Zoe", Days { 40 });
    EXPECT_EQ(as_bob.send(http::Method::Put, mapping(id, cem), "").status, 200);
    EXPECT_EQ(as_bob.remove(mapping(id, bob)).status, 204);
    EXPECT_EQ(as_cem.get(client(id)).at("/sponsor/id"), cem.membership.text());
    EXPECT_EQ(as_cem.patch(client(id), R"({"sponsor_id":")" + bob.membership.text() + R"("})").status, 200);
    EXPECT_EQ(as_bob.get(client(id)).at("/sponsor/id"), bob.membership.text()) << "who answers for him sees him";
}

// TEN-02
TEST_P(OutsidersTest, have_sponsors_of_their_account)
{
    auto const id = ending("Zoe", Days { 40 });
    auto const yan = added(as_bob, "Yan");
    auto beta = tests::founded(database(), "Beta");
    for (auto const& who : { beta.ann.membership.text(), yan, std::string { "nobody" } })
        EXPECT_EQ(as_bob.patch(client(id), R"({"sponsor_id":")" + who + R"("})").problem(), "422 validation");
}

TEST_P(OutsidersTest, end_when_they_are_not_seen)
{
    EXPECT_EQ(decide(R"({"inactivity_days":30})").status, 200);
    auto const id = active(zoe, "Zoe", Days { 300 });
    clock.by(Days { 13 });
    auto const last = acme.read([](db::Transaction& tx) { return tx.now(); });
    EXPECT_EQ(zoe.get(path("/portal")).status, 200);
    EXPECT_TRUE(until([&] { // behind the answer
        return acme.read([&](db::Transaction& tx) {
            return memberships::find(tx, acme.account.id, MembershipId::from_text(id))->last_seen_at >= last;
        });
    }));
    clock.by(Days { 18 });
    look();
    as_bob.log_in("bob@acme.test");
    EXPECT_EQ(names(as_bob), "Zoe active") << "was here on the thirteenth day";
    EXPECT_EQ(mails_of(bob, "access ends").size(), 1u);
    clock.by(Days { 13 });
    look();
    EXPECT_EQ(names(as_bob), "Zoe inactive");
}

TEST_P(OutsidersTest, have_the_end_that_the_account_has_decided)
{
    EXPECT_EQ(as_bob.get(path("/outsider-policy")).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(path("/outsider-policy")).at("/valid_days"), "null");
    EXPECT_EQ(decide(R"({"valid_days":3})").problem(), "422 validation");
    EXPECT_EQ(decide(R"({"valid_days":60})").at("/valid_days"), "60");
    auto const id = added(as_bob, "Zoe");
    auto const end = time_from_text(as_bob.get(client(id)).at("/valid_until"));
    ASSERT_TRUE(end);
    EXPECT_GT(*end, wall_clock() + Days { 59 });
    EXPECT_LE(*end, wall_clock() + Days { 60 });
}

TEST_P(OutsidersTest, are_listed_when_they_end_soon)
{
    ending("Zoe", Days { 10 });
    ending("Yan", Days { 20 });
    added(as_bob, "Xen");
    EXPECT_EQ(names(as_bob, "?ending=true"), "Zoe quiet");
    clock.by(Days { 7 });
    EXPECT_EQ(names(as_bob, "?ending=true"), "Yan quiet, Zoe quiet");
}

TEST_P(OutsidersTest, take_no_end_that_is_over)
{
    auto const id = added(as_bob, "Zoe");
    EXPECT_EQ(as_bob.patch(client(id), R"({"valid_until":")" + in(Days { -1 }) + R"("})").problem(), "422 validation");
    EXPECT_EQ(as_bob.patch(client(id), R"({"open_ended":true,"valid_until":")" + in(Days { 1 }) + R"("})").problem(),
        "422 validation");
    EXPECT_EQ(add(as_bob, reached("Yan"), "quiet", R"(,"valid_until":")" + in(Days { -1 }) + '"').problem(),
        "422 validation");
}

// SES: whoever guesses is slowed down, and finds nothing.
TEST_P(OutsidersTest, are_not_renewed_by_guessing)
{
    auto const any = "/api/v1/public/renewals/" + acme.account.id.text() + '.' + std::string(43, 'A');
    EXPECT_EQ(nobody.post(any).problem(), "404 not_found");
    int answer = 0;
    for (int i = 0; i < 100 && answer != 429; ++i)
        answer = nobody.get(any).status;
    EXPECT_EQ(answer, 429);
}

}
}
