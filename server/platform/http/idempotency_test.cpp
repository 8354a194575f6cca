#include "http/idempotency.h"

#include "crypto/token.h"
#include "support/api.h"
#include "support/clock_ahead.h"
#include "support/notes_routes.h"
#include "support/notes_table.h"
#include "support/parallel.h"

namespace kith::http {
namespace {

using tests::Answer;
using tests::request;
using Names = std::vector<std::string>;

class IdempotencyTest : public NotesTest {
protected:
    Answer post_to(
        std::string const& path, std::string const& name, std::string const& key, std::string const& caller = "ann")
    {
        return api.send(request(Method::Post, path, R"({"name":")" + name + R"(","number":1})",
            { { "idempotency-key", key }, { "x-caller", caller } }));
    }
    Answer post(std::string const& name, std::string const& key, std::string const& caller = "ann")
    {
        return post_to("/api/v1/notes", name, key, caller);
    }
    std::string kept() { return *answer("select count(*) from idempotency_keys"); }

    Router router = tests::notes_routes();
    tests::Api api { database(), router };
    ClockAhead clock;
};
KITH_ON_BOTH_ENGINES(IdempotencyTest);

TEST_P(IdempotencyTest, gives_the_same_answer_again_with_its_cookie)
{
    for (auto const* path : { "/api/v1/notes", "/api/v1/notes/x/slowly" }) {
        auto const first = post_to(path, path + 12, "key");
        auto const again = post_to(path, path + 12, "key");
        EXPECT_EQ(first.status, 201) << first.body;
        EXPECT_EQ(again.status, 201);
        EXPECT_EQ(again.body, first.body);
        EXPECT_EQ(again.headers, first.headers);
        EXPECT_NE(again.header("Set-Cookie"), "");
    }
    EXPECT_EQ(answer("select count(*) from notes"), "2");
}

TEST_P(IdempotencyTest, refuses_the_key_for_another_body)
{
    post("a", "key");
    EXPECT_EQ(post("b", "key").problem(), "422 idempotency_key_reused");
    EXPECT_EQ(post_to("/api/v1/notes?x=1", "a", "key").problem(), "422 idempotency_key_reused");
    EXPECT_EQ(names(), Names { "a" });
}

TEST_P(IdempotencyTest, knows_a_key_only_for_its_caller_and_its_route)
{
    EXPECT_EQ(post("a", "key", "ann").status, 201);
    EXPECT_EQ(post("a", "key", "bob").problem(), "409 already_invited") << "bob's request is his own";
    EXPECT_EQ(post_to("/api/v1/notes/x/slowly", "b", "key", "ann").status, 201);
    EXPECT_EQ(post("c", "another-key", "ann").status, 201);
    EXPECT_EQ(names(), (Names { "a", "b", "c" }));
}

TEST_P(IdempotencyTest, keeps_nothing_of_what_was_refused)
{
    add("a");
    EXPECT_EQ(post("a", "key").problem(), "409 already_invited");
    EXPECT_EQ(kept(), "0");
    EXPECT_EQ(post("b", "key").status, 201) << "the key is still free";
    EXPECT_EQ(api.send(request(Method::Post, "/api/v1/fault", "", { { "idempotency-key", "key" } })).status, 500);
    EXPECT_EQ(kept(), "1");
}

TEST_P(IdempotencyTest, begins_anew_after_24_hours)
{
    post("a", "key");
    database().write_now([](db::Transaction& tx) { tx.run("delete from notes"); });
    clock.by(24h - 1min);
    EXPECT_EQ(post("a", "key").status, 201);
    EXPECT_EQ(names(), Names {}) << "answered again, not carried out again";
    clock.by(2min);
    EXPECT_EQ(post("b", "key").status, 201);
    EXPECT_EQ(names(), Names { "b" });
}

TEST_P(IdempotencyTest, is_swept_after_24_hours)
{
    post("a", "old");
    clock.by(23h);
    post("b", "young");
    clock.by(2h);
    database().write_now([](db::Transaction& tx) { idempotency::sweep(tx); });
    EXPECT_EQ(kept(), "1");
}

TEST_P(IdempotencyTest, keeps_neither_key_nor_answer_in_the_clear)
{
    post("name-in-the-answer", "the-key-itself");
    auto const row = *answer("select scope || key_hash || request_hash || answer from idempotency_keys");
    EXPECT_EQ(row.find("the-key-itself"), std::string::npos);
    EXPECT_EQ(row.find("name-in-the-answer"), std::string::npos);
}

// RAC-07
TEST_P(IdempotencyTest, lets_one_of_many_at_once_have_an_effect)
{
    for (auto const* path : { "/api/v1/notes", "/api/v1/notes/x/slowly" }) {
        auto const same = tests::in_parallel(16, 64, [&](int) {
            auto const answer = post_to(path, path + 12, "key");
            return answer.status == 201 || answer.problem() == "409 try_again";
        });
        EXPECT_EQ(same, 64) << path;
    }
    EXPECT_EQ(answer("select count(*) from notes"), "2");
    EXPECT_EQ(kept(), "2");
}

TEST_P(IdempotencyTest, lets_keys_of_many_at_once_be)
{
    auto const made = tests::in_parallel(16, 64, [&](int i) {
        auto const name = std::to_string(i / 4);
        return post(name, "key-" + name).status == 201;
    });
    EXPECT_EQ(made, 64);
    EXPECT_EQ(answer("select count(*) from notes"), "16");
}

TEST(IdempotencyKey, is_printable_and_there_once)
{
    auto key = [](Headers headers, Method method = Method::Post) {
        return idempotency::read_key(request(method, "/", "", std::move(headers)));
    };
    EXPECT_EQ(key({})->has_value(), false);
    EXPECT_EQ(key({ { "idempotency-key", "a" } })->value(), "a");
    EXPECT_EQ(key({ { "idempotency-key", std::string(255, 'x') } })->value().size(), 255u);
    for (auto const& wrong : { std::string {}, std::string(256, 'x'), std::string { "é" }, std::string { "a\x7f" } })
        EXPECT_EQ(key({ { "idempotency-key", wrong } }).error().code, "malformed") << wrong;
    EXPECT_EQ(key({ { "idempotency-key", "a" }, { "idempotency-key", "a" } }).error().code, "malformed");
    EXPECT_EQ(key({ { "idempotency-key", "a" } }, Method::Put)->has_value(), false);
}

}
}
