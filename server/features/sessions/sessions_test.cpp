#include "sessions/sessions.h"

#include "support/clock_ahead.h"
#include "support/database.h"
#include "support/people.h"

#include <gtest/gtest.h>

namespace kith::sessions {
namespace {

using tests::code;

class SessionsTest : public DatabaseTest {
protected:
    http::Call call(std::string cookie = {}, bool secure = false)
    {
        http::Request request;
        if (!cookie.empty())
            request.headers.emplace_back("cookie", cookie);
        request.headers.emplace_back("user-agent", "Browser");
        request.address = "192.0.2.1";
        request.secure = secure;
        return { request, rates };
    }

    // What the browser is told to keep: "kith_session=...; Path=/; ...".
    std::string begun(std::string const& old_cookie = {}, bool secure = false)
    {
        auto begin = call(old_cookie, secure);
        database().write_now([&](db::Transaction& tx) { start(begin, tx, *persons::find(tx, ann)); });
        return begin.headers().at(0).second;
    }
    static std::string pair_of(std::string const& set_cookie) { return set_cookie.substr(0, set_cookie.find(';')); }

    Result<Session> used(std::string const& cookie)
    {
        auto use = call(cookie);
        auto session = database().read_now([&](db::Transaction& tx) { return require(use, tx); });
        for (auto const& work : use.work_for_afterwards())
            database().write_now([&](db::Transaction& tx) { work(tx); });
        return session;
    }

    http::Rates rates;
    ClockAhead clock;
    PersonId ann = tests::founded(database(), "Acme").ann.person;
};
KITH_ON_BOTH_ENGINES(SessionsTest);

// AUT-16
TEST_P(SessionsTest, begin_with_a_cookie_that_scripts_and_other_sites_do_not_get)
{
    auto const plain = begun();
    EXPECT_TRUE(plain.starts_with("kith_session=")) << plain;
    EXPECT_EQ(pair_of(plain).size(), std::string { "kith_session=" }.size() + 43);
    EXPECT_EQ(plain.substr(plain.find(';')), "; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000");
    auto const secure = begun("", true);
    EXPECT_TRUE(secure.starts_with("__Host-kith_session=")) << secure;
    EXPECT_EQ(secure.substr(secure.find(';')), "; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000; Secure");
    EXPECT_EQ(secure.find("Domain"), std::string::npos);
}

TEST_P(SessionsTest, are_found_by_their_cookie_alone)
{
    auto const cookie = pair_of(begun());
    EXPECT_EQ(used(cookie)->person.id, ann);
    for (auto const& wrong : { std::string {}, cookie + "x", cookie.substr(0, cookie.size() - 1), "__Host-" + cookie,
             std::string { "kith_session=" } + std::string(43, 'A'), std::string { "kith_session=" } })
        EXPECT_EQ(code(used(wrong)), "unauthenticated") << wrong;
}

TEST_P(SessionsTest, on_https_are_not_found_by_a_cookie_that_http_could_have_set)
{
    auto const secure = pair_of(begun("", true));
    auto plain = call("kith_session=" + secure.substr(secure.find('=') + 1), true);
    EXPECT_FALSE(database().read_now([&](db::Transaction& tx) { return find(plain, tx).has_value(); }));
    auto right = call(secure, true);
    EXPECT_TRUE(database().read_now([&](db::Transaction& tx) { return find(right, tx).has_value(); }));
}

// AUT-25
TEST_P(SessionsTest, do_not_stand_in_for_a_wrong_token)
{
    http::Request request;
    request.headers = { { "cookie", pair_of(begun()) }, { "authorization", "Bearer garbage" } };
    http::Call both { request, rates };
    EXPECT_EQ(code(database().read_now([&](db::Transaction& tx) { return require(both, tx); })), "unauthenticated");
}

// What a program sends, perhaps beside a browser's cookie.
TEST_P(SessionsTest, of_programs_come_by_one_token_of_the_same_person)
{
    auto const cookie = pair_of(begun());
    auto token_of = [&](PersonId const& person) {
        return database().write_now([&](db::Transaction& tx) {
            auto const owner = persons::find(tx, person).value();
            return api_tokens::make(tx, owner, { api_tokens::TokenName::stored("CI"), {}, {}, {} }).value().text;
        });
    };
    auto asked = [&](http::Headers headers) {
        http::Request request;
        request.headers = std::move(headers);
        http::Call call { request, rates };
        return database().read_now([&](db::Transaction& tx) { return require(call, tx); });
    };
    std::pair<std::string, std::string> const mine { "authorization", "Bearer " + token_of(ann) };
    auto const bolt = tests::founded(database(), "Bolt");
    std::pair<std::string, std::string> const theirs { "authorization", "Bearer " + token_of(bolt.ann.person) };
    EXPECT_EQ(asked({ mine })->kind, Kind::ApiToken);
    EXPECT_EQ(asked({ mine })->person.id, ann);
    EXPECT_EQ(asked({ mine, { "cookie", cookie } })->kind, Kind::ApiToken);
    EXPECT_TRUE(asked({ mine, { "cookie", "kith_session=" + std::string(43, 'A') } })) << "that cookie is nobody's";
    EXPECT_EQ(code(asked({ theirs, { "cookie", cookie } })), "unauthenticated");
    EXPECT_EQ(code(asked({ mine, mine })), "unauthenticated");
    EXPECT_EQ(code(asked({ { "cookie", "kith_session=" + mine.second.substr(7) } })), "unauthenticated");
    database().write_now([&](db::Transaction& tx) { end_all(tx, ann); });
    EXPECT_EQ(code(asked({ mine })), "unauthenticated");
    EXPECT_TRUE(asked({ theirs }));
}

TEST_P(SessionsTest, are_kept_as_a_hash)
{
    auto const cookie = pair_of(begun());
    auto const kept = database().read_now(
        [](db::Transaction& tx) { return tx.first(db::read_text, "select token_hash from sessions").value(); });
    EXPECT_EQ(kept, crypto::sha256_hex(cookie.substr(cookie.find('=') + 1)));
}

// AUT-17
TEST_P(SessionsTest, begin_anew_and_end_the_one_before)
{
    auto const before = pair_of(begun());
    auto const after = pair_of(begun(before));
    EXPECT_NE(before, after);
    EXPECT_EQ(code(used(before)), "unauthenticated");
    EXPECT_TRUE(used(after));
    auto const fixed = "kith_session=" + std::string(43, 'A');
    EXPECT_NE(pair_of(begun(fixed)), fixed);
}

TEST_P(SessionsTest, end_when_told_to)
{
    auto const cookie = pair_of(begun());
    auto const session = used(cookie).value();
    auto leave = call(cookie);
    database().write_now([&](db::Transaction& tx) { end(leave, tx, session); });
    EXPECT_EQ(leave.headers().at(0).second, "kith_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    EXPECT_EQ(code(used(cookie)), "unauthenticated");
}

// AUT-19
TEST_P(SessionsTest, end_14_days_after_they_were_last_used)
{
    auto const cookie = pair_of(begun());
    clock.by(idle_limit - 1min);
    EXPECT_TRUE(used(cookie));
    clock.by(idle_limit - 1min);
    EXPECT_TRUE(used(cookie)) << "the use before counted";
    clock.by(idle_limit + 1s);
    EXPECT_EQ(code(used(cookie)), "unauthenticated");
}

TEST_P(SessionsTest, end_90_days_after_they_began_however_often_they_are_used)
{
    auto const cookie = pair_of(begun());
    for (int day = 0; day < 89; ++day) {
        clock.by(Days { 1 });
        ASSERT_TRUE(used(cookie)) << day;
    }
    clock.by(Days { 1 });
    EXPECT_EQ(code(used(cookie)), "unauthenticated");
}

TEST_P(SessionsTest, end_with_the_epoch_of_their_person)
{
    auto const cookie = pair_of(begun());
    database().write_now([](db::Transaction& tx) { tx.run("update persons set session_epoch = session_epoch + 1"); });
    EXPECT_EQ(code(used(cookie)), "unauthenticated");
    EXPECT_TRUE(used(pair_of(begun())));
}

TEST_P(SessionsTest, note_their_use_every_five_minutes_only)
{
    auto const cookie = pair_of(begun());
    auto last_seen = [&] { return used(cookie)->last_seen_at; };
    auto const begun_at = last_seen();
    clock.by(4min);
    used(cookie);
    EXPECT_EQ(last_seen(), begun_at);
    clock.by(1min);
    used(cookie);
    EXPECT_GE(last_seen() - begun_at, 5min);
}

bool is_fresh(Result<Session> const& session) { return is_fresh_for_administrators(session.value(), wall_clock()); }

TEST_P(SessionsTest, serve_administrators_for_12_hours_of_idling)
{
    auto const cookie = pair_of(begun());
    for (int i = 0; i < 20; ++i) {
        clock.by(11h);
        EXPECT_TRUE(is_fresh(used(cookie))) << i;
    }
    clock.by(12h + 1s);
    EXPECT_FALSE(is_fresh(used(cookie)));
}

// Whatever else the session is used for meanwhile: looking at oneself is no new sign-in.
TEST_P(SessionsTest, that_lay_idle_for_12_hours_never_serve_administrators_again)
{
    auto const cookie = pair_of(begun());
    clock.by(12h + 1s);
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(is_fresh(used(cookie))) << i;
        clock.by(6min);
    }
    EXPECT_TRUE(is_fresh(used(pair_of(begun(cookie)))));
}

TEST_P(SessionsTest, serve_administrators_for_14_days_at_most)
{
    auto const cookie = pair_of(begun());
    for (int i = 0; i < 14 * 4 - 1; ++i) {
        clock.by(6h);
        ASSERT_TRUE(is_fresh(used(cookie))) << i;
    }
    clock.by(6h + 1s);
    EXPECT_FALSE(is_fresh(used(cookie)));
}

TEST_P(SessionsTest, are_swept_when_they_have_ended)
{
    begun();
    clock.by(idle_limit - 1h);
    begun();
    clock.by(2h);
    database().write_now([](db::Transaction& tx) { sweep(tx); });
    EXPECT_EQ(tests::count(database(), "sessions"), 1);
}

TEST_P(SessionsTest, refuse_too_many_requests)
{
    auto const cookie = pair_of(begun());
    auto const id = used(cookie)->id.text();
    auto refused_when_drained = [&] {
        while (rates.take(http::rates::signed_in, id) == 0) {
        }
        return code(used(cookie)) == "too_many_requests";
    };
    bool refused = false;
    for (int i = 0; i < 100 && !refused; ++i) // one more token comes every 5 ms
        refused = refused_when_drained();
    EXPECT_TRUE(refused);
}

}
}
