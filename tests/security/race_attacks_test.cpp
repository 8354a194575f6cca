// Many at once for what there is one of, over the whole API: each test says how many win.

#include "app/check.h"
#include "mail/outbox.h"
#include "security/estate.h"
#include "support/database.h"
#include "support/parallel.h"

#include <fmt/format.h>

#include <mutex>
#include <set>

namespace kith {
namespace {

using tests::Browser;
using tests::in_parallel;

class RaceAttacksTest : public DatabaseTest {
protected:
    ~RaceAttacksTest() override { EXPECT_EQ(app::find_violations(database()), std::vector<std::string> {}); }

    // Each thread has a browser of its own with the same cookie.
    Browser like(Browser const& browser)
    {
        Browser twin { api };
        twin.cookie = browser.cookie;
        twin.headers = browser.headers;
        return twin;
    }
    std::string license_of(Actor const& actor, std::string const& product = "suite") const
    {
        return acme.path("/products/" + product + "/licenses/" + actor.membership.text());
    }
    std::vector<Actor> many(int count, std::string const& name)
    {
        std::vector<Actor> all;
        for (int i = 0; i < count; ++i)
            all.push_back(acme.joined(name + std::to_string(i)));
        return all;
    }
    std::int64_t used(std::string const& product)
    {
        return tests::count(database(),
            "license_slots where (membership_id is not null or invitation_id is not null) and product = '" + product +
                '\'');
    }
    std::string invited(std::string const& email, std::string const& more = "") const
    {
        return fmt::format(R"({{"kind":"internal","first_name":"New","last_name":"Lee","email":"{}"{}}})", email, more);
    }

    tests::Estate acme { database(), "Acme" };
    tests::Api api { database() };
    Browser ann = tests::signed_in(api, database(), acme.ann);
    Browser eve = tests::signed_in(api, database(), acme.eve);
};
KITH_ON_BOTH_ENGINES(RaceAttacksTest);

// RAC-01
TEST_P(RaceAttacksTest, of_64_one_gets_the_last_license)
{
    acme.set_total("voice", 1);
    auto const users = many(64, "Max");
    std::atomic<int> refused = 0;
    auto const won = in_parallel(16, 64, [&](int i) {
        auto const answer = like(i % 2 ? ann : eve).send(http::Method::Put, license_of(users[i], "voice"), "");
        refused += answer.problem() == "409 no_licenses_available";
        return answer.status == 200;
    });
    EXPECT_EQ(won, 1);
    EXPECT_EQ(refused, 63);
    EXPECT_EQ(used("voice"), 1);
}

// RAC-02
TEST_P(RaceAttacksTest, the_last_seat_is_taken_once_whatever_the_way)
{
    for (int round = 0; round < 6; ++round) {
        auto const number = std::to_string(round);
        auto const users = many(3, "Seat" + number + "n");
        acme.set_state(users[2].membership, memberships::State::Inactive);
        auto wanted = acme.wanted("Rita" + number);
        wanted.licenses = { "voice" };
        acme.set_total("voice", used("voice") + 2);
        auto const rita = acme.write([&](db::Transaction& tx) { return invitations::send(tx, acme.ann, wanted); });
        auto const accept = "/api/v1/public/invitations/" + tests::Business::token_of(rita.value()) + "/accept";
        auto const form = R"({"first_name":"Rita","last_name":"Lee","password":"purple lantern drifts north"})";
        auto const won = in_parallel(5, 5, [&](int i) {
            auto browser = like(i % 2 ? ann : eve);
            auto const give = R"({"licenses":["voice"]})";
            auto const path = acme.path("/users/" + users[i % 3].membership.text());
            switch (i) {
            case 0:
                return browser.patch(path, give).status == 200;
            case 1:
                return browser.send(http::Method::Put, license_of(users[1], "voice"), "").status == 200;
            case 2:
                return browser.patch(path, R"({"active":true,"licenses":["voice"]})").status == 200;
            case 3:
                return browser
                           .post(acme.path("/invitations"),
                               invited("seat" + number + "@acme.test", R"(,"licenses":["voice"])"))
                           .status == 201;
            default:
                EXPECT_EQ(Browser { api }.post(accept, form).status, 201) << "what was reserved is hers";
                return false;
            }
        });
        EXPECT_EQ(won, 1);
        auto const voice = ann.get(acme.path("/products"));
        EXPECT_EQ(voice.at("/items/1/available"), "0") << voice.body;
    }
}

// RAC-02: seen at any moment, never more are used than there are.
TEST_P(RaceAttacksTest, nobody_ever_sees_more_used_than_there_are)
{
    acme.set_total("voice", 2);
    auto const users = many(6, "Max");
    std::atomic<bool> is_over = false;
    std::jthread const watcher { [&] {
        auto browser = like(ann);
        while (!is_over) {
            auto const seen = browser.get(acme.path("/products"));
            auto number = [&](char const* name) {
                return std::stoi("0" + seen.at(std::string { "/items/1/" } + name));
            };
            EXPECT_LE(number("assigned") + number("reserved"), 2) << seen.body;
        }
    } };
    in_parallel(4, 60, [&](int i) {
        auto browser = like(i % 2 ? ann : eve);
        auto const method = i % 3 ? http::Method::Put : http::Method::Delete;
        return browser.send(method, license_of(users[static_cast<std::size_t>(i) % 6], "voice"), "").status < 300;
    });
    is_over = true;
}

// RAC-04: by the use case, which is the operator's alone.
TEST_P(RaceAttacksTest, a_total_below_what_is_used_is_refused)
{
    auto set_total = [&](std::int64_t total) {
        return tests::code(acme.write(
            [&](db::Transaction& tx) { return licenses::set_total(tx, {}, acme.account.id, "suite", total); }));
    };
    EXPECT_EQ(ann.send(http::Method::Put, license_of(acme.eve), "").status, 200);
    EXPECT_EQ(set_total(1), "below_use");
    EXPECT_EQ(set_total(-1), "below_use");
    EXPECT_EQ(set_total(2), "");
    EXPECT_EQ(ann.send(http::Method::Put, license_of(acme.kim), "").problem(), "409 no_licenses_available");
    EXPECT_EQ(used("suite"), 2);
}

// RAC-05
TEST_P(RaceAttacksTest, two_administrators_invite_each_address_once)
{
    acme.write([&](db::Transaction& tx) {
        tx.run("update accounts set is_trusted = 1 where account_id = $1", acme.account.id);
    });
    auto const mails = tests::count(database(), "mails");
    std::atomic<int> twice = 0;
    auto const won = in_parallel(8, 1000, [&](int i) {
        auto const email = fmt::format("both{}@acme.test", i / 2);
        auto const answer = like(i % 2 ? ann : eve).post(acme.path("/invitations"), invited(email));
        twice += answer.problem() == "409 already_invited";
        return answer.status == 201;
    });
    EXPECT_EQ(won, 500);
    EXPECT_EQ(twice, 500);
    EXPECT_EQ(tests::count(database(), "mails"), mails + 500);
    EXPECT_EQ(tests::count(database(), "invitations where email_key like 'both%' and state = 'pending'"), 500);
}

// RAC-07
TEST_P(RaceAttacksTest, one_key_is_one_effect)
{
    auto const users = tests::count(database(), "memberships");
    auto const form = R"({"first_name":"New","last_name":"Lee","email":"new@acme.test"})";
    ann.headers.emplace_back("idempotency-key", "k-1");
    std::mutex mutex;
    std::set<std::string> bodies;
    auto const answered = in_parallel(16, 32, [&](int) {
        auto const answer = like(ann).post(acme.path("/users"), form);
        EXPECT_TRUE(answer.status == 201 || answer.problem() == "409 try_again") << answer.body;
        std::lock_guard const lock { mutex };
        if (answer.status == 201)
            bodies.insert(answer.body);
        return answer.status == 201;
    });
    EXPECT_GE(answered, 1);
    EXPECT_EQ(bodies.size(), 1u) << "the same answer";
    EXPECT_EQ(tests::count(database(), "memberships"), users + 1);
    EXPECT_EQ(ann.post(acme.path("/users"), form).body, *bodies.begin());
    auto const other = R"({"first_name":"New","last_name":"Lee","email":"other@acme.test"})";
    EXPECT_EQ(ann.post(acme.path("/users"), other).problem(), "422 idempotency_key_reused");
    EXPECT_EQ(tests::count(database(), "memberships"), users + 1);
}

// RAC-07: also of what makes the caller somebody else: a member.
TEST_P(RaceAttacksTest, one_key_joins_once)
{
    tests::Estate bolt { database(), "Bolt" };
    auto const added =
        ann.post(acme.path("/users"), R"({"first_name":"Kim","last_name":"Lee","email":"kim@bolt.test"})");
    EXPECT_EQ(added.status, 201);
    auto kim = tests::signed_in(api, database(), bolt.kim);
    kim.headers.emplace_back("idempotency-key", "k-3");
    auto const path = "/api/v1/me/join-requests/" + acme.account.id.text() + "/join";
    auto const joined = kim.post(path);
    EXPECT_EQ(joined.status, 200);
    EXPECT_EQ(kim.post(path).body, joined.body);
}

// RAC-07: of a request that hashes a password, too.
TEST_P(RaceAttacksTest, one_key_accepts_once)
{
    auto const path = "/api/v1/public/invitations/" + tests::Business::token_of(acme.zoe) + "/accept";
    auto const form = R"({"first_name":"Zoe","last_name":"Lee","password":"purple lantern drifts north"})";
    std::mutex mutex;
    std::set<std::string> cookies;
    auto const answered = in_parallel(8, 16, [&](int) {
        Browser zoe { api };
        zoe.headers.emplace_back("idempotency-key", "k-2");
        auto const answer = zoe.post(path, form);
        EXPECT_TRUE(answer.status == 201 || answer.problem() == "409 try_again") << answer.body;
        std::lock_guard const lock { mutex };
        if (answer.status == 201)
            cookies.insert(zoe.cookie);
        return answer.status == 201;
    });
    EXPECT_GE(answered, 1);
    EXPECT_EQ(cookies.size(), 1u);
    EXPECT_EQ(tests::count(database(), "memberships where email_key = 'zoe@acme.test'"), 1);
}

}
}
