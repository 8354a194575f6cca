// Access reviews: who is asked about whom, and what a decision does (B34).

#include "support/parallel.h"
#include "support/reviewing.h"

#include <gtest/gtest.h>

namespace kith::reviews {
namespace {

using tests::Browser;

class ReviewsTest : public tests::Reviewing {
protected:
    Browser zoe_herself { api };
};
KITH_ON_BOTH_ENGINES(ReviewsTest);

TEST_P(ReviewsTest, ask_each_sponsor_by_one_mail)
{
    auto const zoe = added(as_bob, "Zoe");
    added(as_bob, "Yan");
    auto const xen = added(as_cem, "Xen");
    auto const review = started();
    auto const to_bob = mails_of(bob, "Who still needs access");
    ASSERT_EQ(to_bob.size(), 1u);
    EXPECT_TRUE(to_bob.front().text.contains("Yan")) << to_bob.front().text;
    EXPECT_TRUE(to_bob.front().text.contains("Zoe")) << to_bob.front().text;
    EXPECT_FALSE(to_bob.front().text.contains("Xen"));
    auto const page = nobody.get(link_of(cem));
    EXPECT_EQ(page.at("/items/0/id") + page.at("/items/1/id"), xen) << page.body;
    EXPECT_EQ(page.at("/reviewer_name") + ' ' + page.at("/started_by"), "Cem Lee Eve Lee");
    EXPECT_EQ(of(nobody, link_of(cem), zoe, "id").substr(0, 6), "nobody");
    EXPECT_EQ(as_eve.get(review).at("/totals/people"), "3");
    work(review);
    EXPECT_EQ(mails_of(bob, "access to").size(), 1u) << "once";
}

TEST_P(ReviewsTest, are_decided_by_the_link)
{
    auto const zoe = added(as_bob, "Zoe", "portal");
    EXPECT_EQ(accept(zoe_herself, "Zoe").status, 201);
    auto const yan = added(as_bob, "Yan");
    auto const xen = added(as_bob, "Xen");
    auto const review = started();
    auto const link = link_of(bob);
    EXPECT_EQ(nobody.get(link).status, 200);
    EXPECT_EQ(outcome(review, zoe), "open") << "looking decides nothing";
    auto const before = last_event();
    EXPECT_EQ(decide(nobody, link, zoe, "remove").at("/outcome"), "removed");
    EXPECT_EQ(events_after(before), "client.access_ended review.decided ");
    EXPECT_EQ(newest_event().source.id, bob.membership.text());
    EXPECT_EQ(as_bob.get(client(zoe)).at("/state"), "inactive");
    EXPECT_EQ(zoe_herself.get(path("/portal")).status, 401);
    auto const end = in(Days { 30 });
    EXPECT_EQ(decide(nobody, link, yan, "until", R"(,"until":")" + end + '"').at("/outcome"), "limited");
    EXPECT_EQ(as_bob.get(client(yan)).at("/valid_until"), end);
    EXPECT_EQ(decide(nobody, link, xen, "keep").at("/outcome"), "kept");
    EXPECT_EQ(as_bob.get(client(xen)).at("/state"), "quiet");
    EXPECT_EQ(decide(nobody, link, xen, "remove").problem(), "409 already_decided");
    work(review);
    EXPECT_EQ(as_eve.get(review).at("/state"), "closed") << "nobody is left";
    EXPECT_EQ(nobody.get(link).at("/state"), "closed");
    EXPECT_EQ(of(nobody, link, xen, "outcome"), "kept") << "it shows what was decided";
    EXPECT_EQ(decide(nobody, link, xen, "remove").problem(), "409 wrong_state");
    EXPECT_EQ(as_bob.get(review).problem(), "404 not_found") << "he is asked no more";
    EXPECT_EQ(mails_of(eve, "is done").size(), 1u);
    clock.by(Days { 14 });
    EXPECT_EQ(nobody.get(link).problem(), "410 link_expired");
}

TEST_P(ReviewsTest, are_about_people_as_they_were_shown)
{
    auto const zoe = added(as_bob, "Zoe");
    started();
    auto const link = link_of(bob);
    auto const seen = of(nobody, link, zoe, "seen");
    EXPECT_EQ(as_bob.patch(client(zoe), R"({"valid_until":")" + in(Days { 99 }) + R"("})").status, 200);
    EXPECT_EQ(nobody.post(link + "/decisions", choice(zoe, "remove", seen)).problem(), "412 stale");
    EXPECT_EQ(decide(nobody, link, zoe, "remove").status, 200) << "seen again";
}

TEST_P(ReviewsTest, are_decided_by_who_is_asked_or_runs_them)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const yan = added(as_cem, "Yan");
    auto const review = started();
    EXPECT_EQ(nobody.post(link_of(cem) + "/decisions", choice(zoe, "keep", "x")).problem(), "404 not_found");
    auto const seen = of(as_eve, review + "/people", zoe, "seen");
    EXPECT_EQ(as_cem.post(review + "/decisions", choice(zoe, "keep", seen)).problem(), "404 not_found");
    EXPECT_EQ(as_cem.get(review + "/people").at("/items/0/id"), yan) << "his own";
    EXPECT_EQ(as_cem.get(review).at("/totals"), "null");
    EXPECT_EQ(as_cem.post(review + "/call-off").problem(), "403 forbidden");
    EXPECT_EQ(as_cem.get(review + "/report?format=csv").problem(), "403 forbidden");
    auto as_dan = signed_in(acme.joined("Dan"));
    EXPECT_EQ(as_dan.get(review).problem(), "404 not_found");
    EXPECT_EQ(decide(as_cem, review, yan, "keep").status, 200);
    EXPECT_EQ(decide(as_eve, review, zoe, "remove").status, 200);
    EXPECT_EQ(of(as_eve, review + "/people", zoe, "decided_by"), "Eve Lee");
}

TEST_P(ReviewsTest, keep_the_undecided_and_say_so)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const review = started();
    auto const link = link_of(bob);
    clock.by(Days { 11 });
    work(review);
    work(review);
    EXPECT_EQ(mails_of(bob, "Reminder").size(), 1u);
    clock.by(Days { 3 });
    EXPECT_EQ(nobody.get(link).problem(), "410 link_expired") << "whether or not anybody has noted it";
    work(review);
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(outcome(review, zoe), "not_reviewed");
    EXPECT_EQ(as_eve.get(review).at("/totals/not_reviewed"), "1");
    EXPECT_EQ(as_eve.get(client(zoe)).at("/state"), "quiet");
}

TEST_P(ReviewsTest, end_the_undecided_who_were_not_changed)
{
    auto const zoe = added(as_bob, "Zoe", "portal");
    EXPECT_EQ(accept(zoe_herself, "Zoe").status, 201);
    auto const yan = added(as_bob, "Yan");
    auto const xen = added(as_bob, "Xen");
    auto const review = started(R"(,"undecided":"end")");
    EXPECT_EQ(as_bob.patch(client(yan), R"({"valid_until":")" + in(Days { 99 }) + R"("})").status, 200);
    EXPECT_EQ(as_bob.remove(client(xen)).status, 204);
    clock.by(Days { 14 });
    work(review);
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(outcome(review, zoe) + ' ' + outcome(review, yan) + ' ' + outcome(review, xen), "ended left gone");
    EXPECT_EQ(of(as_eve, review + "/people", yan, "because"), "changed");
    EXPECT_EQ(as_eve.get(client(zoe)).at("/state"), "inactive");
    EXPECT_EQ(as_eve.get(client(yan)).at("/state"), "quiet");
    EXPECT_EQ(zoe_herself.get(path("/portal")).status, 401);
}

TEST_P(ReviewsTest, ask_who_started_them_where_a_sponsor_is_gone)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const review = started();
    auto const link = link_of(bob);
    acme.set_state(bob.membership, memberships::State::Inactive);
    EXPECT_EQ(nobody.get(link).problem(), "410 link_expired");
    clock.by(Days { 11 });
    work(review);
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(of(as_eve, review + "/people", zoe, "reviewer/id"), eve.membership.text());
    EXPECT_EQ(decide(nobody, link_of(eve), zoe, "keep").status, 200);
}

TEST_P(ReviewsTest, of_users_are_decided_signed_in)
{
    auto const mia = acme.joined("Mia", tests::manager);
    auto const review = started(R"(,"role":"manager")");
    auto const mail = mails_of(eve, "Who still needs access").at(0).text;
    EXPECT_FALSE(mail.contains("/review/")) << mail;
    EXPECT_TRUE(mail.contains("/manage/reviews/")) << mail;
    EXPECT_EQ(decide(as_eve, review, mia.membership.text(), "remove").status, 200);
    EXPECT_EQ(as_eve.get(at(mia)).at("/state"), "inactive");
}

TEST_P(ReviewsTest, are_never_about_oneself)
{
    auto const review = started(R"(,"role":"administrator","undecided":"end")");
    auto const own = eve.membership.text();
    EXPECT_EQ(decide(as_eve, review, own, "keep").problem(), "403 forbidden");
    clock.by(Days { 14 });
    work(review);
    as_eve.log_in("eve@acme.test");
    EXPECT_EQ(outcome(review, own) + ' ' + of(as_eve, review + "/people", own, "because"), "left self_deactivation");
    EXPECT_EQ(as_eve.get(at(eve)).at("/state"), "active");
}

// Of users who were to end, in the name of somebody who runs reviews no more.
TEST_P(ReviewsTest, end_nobody_by_rights_that_are_gone)
{
    auto const mia = acme.joined("Mia", tests::manager);
    auto const review = started(R"(,"role":"manager","undecided":"end")");
    acme.set_state(eve.membership, memberships::State::Inactive);
    clock.by(Days { 14 });
    work(review);
    acme.set_state(eve.membership, memberships::State::Active);
    as_eve.log_in("eve@acme.test");
    auto const id = mia.membership.text();
    EXPECT_EQ(outcome(review, id) + ' ' + of(as_eve, review + "/people", id, "because"), "left forbidden");
    EXPECT_EQ(as_eve.get(at(mia)).at("/state"), "active");
}

TEST_P(ReviewsTest, are_three_a_day_of_a_kind)
{
    added(as_bob, "Zoe");
    for (int i = 0; i < most_of_a_kind; ++i)
        EXPECT_EQ(as_eve.post(started() + "/call-off").status, 200);
    EXPECT_EQ(as_eve.post(path("/reviews"), form(Days { 14 })).problem(), "429 too_many_requests");
    clock.by(Days { 1 });
    as_eve.log_in("eve@acme.test");
    started();
}

TEST_P(ReviewsTest, are_one_at_a_time_and_of_somebody)
{
    EXPECT_EQ(as_eve.post(path("/reviews"), form(Days { 14 })).problem(), "409 nobody_to_review");
    added(as_bob, "Zoe");
    EXPECT_EQ(as_bob.post(path("/reviews"), form(Days { 14 })).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.post(path("/reviews"), form(Days { 91 })).problem(), "422 validation");
    EXPECT_EQ(as_eve.post(path("/reviews"), form(Days { 14 }, R"(,"role":"user")")).problem(), "422 validation");
    auto const review = started();
    EXPECT_EQ(as_eve.post(path("/reviews"), form(Days { 14 })).problem(), "409 review_open");
    EXPECT_EQ(as_eve.post(review + "/call-off").at("/state"), "closed");
    EXPECT_EQ(as_eve.post(review + "/call-off").problem(), "409 wrong_state");
    EXPECT_EQ(newest_event().operation, "review.called_off");
    started();
}

TEST_P(ReviewsTest, begin_again_by_themselves)
{
    added(as_bob, "Zoe");
    auto const plan = path("/review-plan");
    EXPECT_EQ(as_bob.get(plan).problem(), "403 forbidden");
    EXPECT_EQ(as_eve.get(plan).at("/every_months"), "null");
    auto put = [&](std::string const& months) {
        return as_eve.send(
            http::Method::Put, plan, R"({"every_months":)" + months + R"(,"days":14,"undecided":"keep"})");
    };
    EXPECT_EQ(put("25").problem(), "422 validation");
    EXPECT_EQ(put("3").at("/every_months"), "3");
    auto planned = [&] { return acme.read(list_planned).size(); };
    EXPECT_EQ(planned(), 0u);
    clock.by(Days { 93 });
    ASSERT_EQ(planned(), 1u);
    tests::in_parallel(4, 4, [&](int) {
        acme.write([&](db::Transaction& tx) { start_planned(tx, acme.account.id); });
        return true;
    });
    as_eve.log_in("eve@acme.test");
    auto const page = as_eve.get(path("/reviews"));
    EXPECT_EQ(page.at("/items/0/started_by/id"), eve.membership.text()) << page.body;
    EXPECT_EQ(page.at("/items/1/id"), "") << "one";
    EXPECT_EQ(planned(), 0u);
}

}
}
