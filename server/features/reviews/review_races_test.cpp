// Decisions that meet each other and the end of a review, and the report of it (B34).

#include "crypto/base64.h"
#include "crypto/signature.h"
#include "crypto/token.h"
#include "support/parallel.h"
#include "support/reviewing.h"

#include <gtest/gtest.h>

namespace kith::reviews {
namespace {

using tests::Browser;

class ReviewRacesTest : public tests::Reviewing {
protected:
    int count_events(std::int64_t after, std::string const& operation)
    {
        int count = 0;
        auto const all = events_after(after);
        for (auto at = all.find(operation + ' '); at != all.npos; at = all.find(operation + ' ', at + 1))
            ++count;
        return count;
    }
};
KITH_ON_BOTH_ENGINES(ReviewRacesTest);

// The sponsor by his link and an administrator by the page, at once.
TEST_P(ReviewRacesTest, are_decided_once)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const review = started();
    auto const link = link_of(bob);
    auto const seen = of(nobody, link, zoe, "seen");
    auto const before = last_event();
    int const decided = tests::in_parallel(4, 8, [&](int i) {
        Browser browser { api };
        browser.cookie = as_eve.cookie;
        auto const where = i % 2 == 0 ? link : review;
        auto const answer = browser.post(where + "/decisions", choice(zoe, i % 4 < 2 ? "remove" : "keep", seen));
        EXPECT_TRUE(answer.status == 200 || answer.problem() == "409 already_decided" ||
            answer.problem() == "409 wrong_state" || answer.problem() == "412 stale")
            << answer.body;
        return answer.status == 200;
    });
    EXPECT_EQ(decided, 1);
    EXPECT_EQ(count_events(before, "review.decided"), 1);
    auto const state = as_bob.get(client(zoe)).at("/state");
    EXPECT_EQ(outcome(review, zoe) == "removed", count_events(before, "client.access_ended") == 1) << state;
}

TEST_P(ReviewRacesTest, are_started_once)
{
    added(as_bob, "Zoe");
    EXPECT_EQ(tests::in_parallel(4, 8,
                  [&](int) {
                      Browser browser { api };
                      browser.cookie = as_eve.cookie;
                      return browser.post(path("/reviews"), form(Days { 14 })).status == 201;
                  }),
        1);
}

// Each is decided, or settled by the end of the review: never both, never neither.
TEST_P(ReviewRacesTest, are_decided_or_called_off)
{
    std::vector<std::string> ids;
    for (auto const* name : { "Zoe", "Yan", "Xen", "Wim", "Vic", "Uma" })
        ids.push_back(added(as_bob, name));
    auto const review = started();
    auto const link = link_of(bob);
    std::vector<std::string> seen;
    for (auto const& id : ids)
        seen.push_back(of(nobody, link, id, "seen"));
    std::atomic<int> removed = 0;
    tests::in_parallel(4, 7, [&](int i) {
        Browser browser { api };
        browser.cookie = as_eve.cookie;
        if (i == 3)
            return browser.post(review + "/call-off").status == 200;
        auto const who = static_cast<std::size_t>(i < 3 ? i : i - 1);
        bool const won = browser.post(link + "/decisions", choice(ids[who], "remove", seen[who])).status == 200;
        removed += won ? 1 : 0;
        return won;
    });
    work(review);
    auto const closed = as_eve.get(review);
    EXPECT_EQ(closed.at("/state"), "closed");
    EXPECT_EQ(closed.at("/totals/removed"), std::to_string(removed));
    EXPECT_EQ(closed.at("/totals/not_reviewed"), std::to_string(6 - removed));
}

// Of several jobs and decisions that come too late, one ends each person.
TEST_P(ReviewRacesTest, end_each_once)
{
    auto const zoe = added(as_bob, "Zoe", "portal");
    Browser herself { api };
    EXPECT_EQ(accept(herself, "Zoe").status, 201);
    added(as_bob, "Yan");
    auto const review = started(R"(,"undecided":"end")");
    auto const link = link_of(bob);
    auto const seen = of(nobody, link, zoe, "seen");
    clock.by(Days { 14 });
    auto const before = last_event();
    int const decided = tests::in_parallel(4, 8, [&](int i) {
        if (i % 2 == 0) {
            work(review);
            return false;
        }
        Browser browser { api };
        return browser.post(link + "/decisions", choice(zoe, "keep", seen)).status == 200;
    });
    EXPECT_EQ(decided, 0) << "it was over";
    work(review);
    EXPECT_EQ(count_events(before, "client.access_ended"), 2);
    EXPECT_EQ(count_events(before, "review.closed"), 1);
}

// Anybody can check it, and the log knows it.
TEST_P(ReviewRacesTest, are_reported_and_signed)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const review = started();
    EXPECT_EQ(decide(nobody, link_of(bob), zoe, "keep").status, 200);
    work(review);
    auto const logged = newest_event();
    EXPECT_EQ(logged.operation, "review.closed");
    for (std::string const format : { "json", "csv" }) {
        auto const report = as_eve.get(review + "/report?format=" + format);
        EXPECT_TRUE(report.body.contains("zoe@elsewhere.test") || report.body.contains("Zoe@elsewhere.test"));
        EXPECT_TRUE(report.body.contains("Bob Lee")) << report.body;
        auto const signature = as_eve.get(review + "/signature?format=" + format);
        EXPECT_EQ(signature.at("/sha256"), crypto::sha256_hex(report.body));
        EXPECT_TRUE(logged.data.contains(signature.at("/sha256"))) << logged.data;
        auto const bytes = crypto::parse_base64(signature.at("/signature")).value();
        auto const key = acme.read([&](db::Transaction&) { return crypto::Signer("reviews", acme.account.id.text()); });
        EXPECT_TRUE(crypto::is_signed(report.body, bytes, key.public_key()));
        EXPECT_FALSE(crypto::is_signed(report.body + ' ', bytes, key.public_key()));
        EXPECT_EQ(as_bob.patch(client(zoe), R"({"last_name":"Roe"})").status, 200);
        EXPECT_EQ(as_eve.get(review + "/report?format=" + format).body, report.body) << "whatever comes later";
    }
}

// Nobody finds a link by guessing, nor one of another account.
TEST_P(ReviewRacesTest, are_not_opened_by_guessing)
{
    added(as_bob, "Zoe");
    started();
    auto const secret = link_of(bob).substr(link_of(bob).rfind('.') + 1);
    auto beta = tests::founded(database(), "Beta");
    EXPECT_EQ(nobody.get("/api/v1/public/reviews/" + beta.account.id.text() + '.' + secret).problem(), "404 not_found");
    auto const any = "/api/v1/public/reviews/" + acme.account.id.text() + '.' + std::string(43, 'A');
    int answer = 0;
    for (int i = 0; i < 100 && answer != 429; ++i)
        answer = nobody.get(any).status;
    EXPECT_EQ(answer, 429);
}

// Who asks to be forgotten is no name in it any more.
TEST_P(ReviewRacesTest, forget_who_was_erased)
{
    auto const zoe = added(as_bob, "Zoe");
    auto const review = started();
    acme.write([&](db::Transaction& tx) { erase(tx, acme.account.id, MembershipId::from_text(zoe)); });
    EXPECT_EQ(of(as_eve, review + "/people", zoe, "display_name"), "");
    EXPECT_FALSE(as_eve.get(review + "/report?format=json").body.contains("elsewhere.test"));
}

}
}
