#include "http/pipeline.h"

#include "support/api.h"
#include "support/notes_routes.h"
#include "support/notes_table.h"

namespace kith::http {
namespace {

using tests::Answer;
using tests::request;
using Names = std::vector<std::string>;

class PipelineTest : public NotesTest {
protected:
    Answer send(Method method, std::string const& path, std::string const& body = "", Headers headers = {})
    {
        return api.send(request(method, path, body, std::move(headers)));
    }
    Answer get(std::string const& path, Headers headers = {})
    {
        return send(Method::Get, path, "", std::move(headers));
    }

    Router router = tests::notes_routes();
    tests::Api api { database(), router };
};
KITH_ON_BOTH_ENGINES(PipelineTest);

constexpr auto note_body = R"({"name":"a","number":1})";

TEST_P(PipelineTest, answers_with_the_status_of_what_was_done)
{
    auto const made = send(Method::Post, "/api/v1/notes", note_body);
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.body, note_body);
    EXPECT_EQ(made.content_type, "application/json");
    EXPECT_EQ(made.header("Set-Cookie"), "made=a");
    EXPECT_EQ(made.route, "/api/v1/notes");
    EXPECT_EQ(get("/api/v1/notes/a").body, note_body);
    EXPECT_EQ(send(Method::Post, "/api/v1/notes/b/slowly", R"({"name":"b","number":2})").status, 201);
    auto const deleted = send(Method::Delete, "/api/v1/notes/a");
    EXPECT_EQ(deleted.status, 204);
    EXPECT_EQ(deleted.body, "");
    EXPECT_EQ(deleted.content_type, "");
    EXPECT_EQ(names(), Names { "b" });
}

TEST_P(PipelineTest, refuses_as_a_problem_and_rolls_back)
{
    add("a", 1);
    auto const refused = send(Method::Post, "/api/v1/notes", note_body);
    EXPECT_EQ(refused.problem(), "409 already_invited");
    EXPECT_EQ(refused.content_type, "application/problem+json");
    EXPECT_EQ(refused.at("/request_id"), "request-1");
    EXPECT_EQ(refused.at("/errors/0/field"), "name");
    EXPECT_EQ(refused.at("/type"), "about:blank");
    EXPECT_EQ(refused.header("Set-Cookie"), "") << "a refusal takes back what the handler began";
    EXPECT_EQ(send(Method::Post, "/api/v1/notes/a/slowly", note_body).problem(), "409 already_invited");
    EXPECT_EQ(get("/api/v1/notes/b").problem(), "404 not_found");
}

TEST_P(PipelineTest, lets_in_who_reads_what_is_long_before_he_waits)
{
    add("a", 1);
    add("bad", -1);
    Headers const known { { "authorization", "Bearer x" } };
    EXPECT_EQ(get("/notes/a/long").problem(), "401 unauthenticated");
    EXPECT_EQ(get("/notes/a/long", known).body, "a");
    EXPECT_EQ(get("/notes/b/long", known).problem(), "404 not_found");
    EXPECT_EQ(get("/notes/bad/long", known).problem(), "500 internal_error");
    EXPECT_EQ(get("/notes/a/long", { { "depth", "0" } }).body, "a") << "what is short is read as any";
}

TEST_P(PipelineTest, tells_what_is_wrong_with_a_body)
{
    EXPECT_EQ(send(Method::Post, "/api/v1/notes", "{").problem(), "400 malformed");
    EXPECT_EQ(send(Method::Post, "/api/v1/notes", "").problem(), "422 validation");
    auto const wrong = send(Method::Post, "/api/v1/notes", R"({"name":1,"is_admin":true})");
    EXPECT_EQ(wrong.problem(), "422 validation");
    EXPECT_EQ(wrong.at("/errors/0/field"), "name");
    EXPECT_EQ(wrong.at("/errors/1/field"), "number");
    EXPECT_EQ(wrong.at("/errors/2/code"), "unknown");
    EXPECT_EQ(names(), Names {});
}

TEST_P(PipelineTest, knows_paths_and_methods)
{
    EXPECT_EQ(get("/api/v1/nothing").problem(), "404 not_found");
    EXPECT_EQ(get("/nothing").problem(), "404 not_found");
    auto const wrong = send(Method::Put, "/api/v1/notes/a");
    EXPECT_EQ(wrong.problem(), "405 method_not_allowed");
    EXPECT_EQ(wrong.header("Allow"), "GET, PATCH, DELETE");
    auto const asked = send(Method::Options, "/api/v1/notes/a");
    EXPECT_EQ(asked.status, 204);
    EXPECT_EQ(asked.header("Allow"), "GET, PATCH, DELETE");
    EXPECT_EQ(asked.header("Access-Control-Allow-Origin"), "");
    add("a", 1);
    EXPECT_EQ(send(Method::Head, "/api/v1/notes/a").status, 200);
}

// Whose name this is, whether there is such a path, where it comes from, what it
// carries: each is asked only when the one before is right.
TEST_P(PipelineTest, decides_in_one_order)
{
    Headers all { { "host", "evil.test" }, { "origin", "https://evil.test" }, { "content-type", "text/plain" } };
    EXPECT_EQ(send(Method::Post, "/api/v1/nothing", "{", all).problem(), "421 misdirected");
    all[0].second = "kith.test";
    EXPECT_EQ(send(Method::Post, "/api/v1/nothing", "{", all).problem(), "404 not_found");
    EXPECT_EQ(send(Method::Put, "/api/v1/notes/a", "{", all).problem(), "405 method_not_allowed");
    EXPECT_EQ(send(Method::Post, "/api/v1/notes", "{", all).problem(), "403 origin_refused");
    all[1].second = "http://kith.test";
    EXPECT_EQ(send(Method::Post, "/api/v1/notes", "{", all).problem(), "415 unsupported_media_type");
    all[2].second = "application/json";
    all.emplace_back("idempotency-key", "");
    EXPECT_EQ(send(Method::Post, "/api/v1/notes", "{", all).at("/errors/0/field"), "Idempotency-Key");
    all.pop_back();
    EXPECT_EQ(send(Method::Post, "/api/v1/notes", "{", all).problem(), "400 malformed");
    EXPECT_EQ(send(Method::Patch, "/api/v1/notes/a", "{", all).problem(), "404 not_found") << "before what it carries";
}

TEST_P(PipelineTest, puts_security_headers_on_every_answer)
{
    add("a", 1);
    for (auto const& answer :
        { get("/api/v1/notes/a"), get("/api/v1/nothing"), get("/page"), send(Method::Options, "/page"),
            send(Method::Post, "/api/v1/fault"), get("/api/v1/notes/a", { { "host", "evil.test" } }),
            get("/api/v1/notes/a", { { "if-none-match", "\"1\"" } }) }) {
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << answer.status;
        EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer") << answer.status;
        EXPECT_EQ(answer.header("Cache-Control"), "no-store") << answer.status;
        EXPECT_NE(answer.header("Content-Security-Policy"), "") << answer.status;
        EXPECT_EQ(answer.header("Strict-Transport-Security"), "") << answer.status;
    }
    tests::Api secure { database(), router, "https://kith.test" };
    EXPECT_NE(secure.send(request(Method::Get, "/page")).header("Strict-Transport-Security"), "");
}

TEST_P(PipelineTest, answers_unchanged_to_who_has_it)
{
    add("a", 7);
    EXPECT_EQ(get("/api/v1/notes/a").header("ETag"), "\"7\"");
    auto const same = get("/api/v1/notes/a", { { "if-none-match", "\"7\"" } });
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    EXPECT_EQ(same.header("ETag"), "\"7\"");
    EXPECT_EQ(get("/api/v1/notes/a", { { "if-none-match", "\"6\"" } }).status, 200);
}

// TEN-20
TEST_P(PipelineTest, changes_only_what_was_seen)
{
    add("a", 7);
    auto patch = [&](char const* if_match, char const* body) {
        return send(Method::Patch, "/api/v1/notes/a", body, { { "if-match", if_match } });
    };
    EXPECT_EQ(patch("\"6\"", R"({"name":"a","number":8})").problem(), "412 stale");
    EXPECT_EQ(patch("\"7\"", R"({"name":"a","number":8})").header("ETag"), "\"8\"");
    EXPECT_EQ(patch("\"7\"", R"({"name":"a","number":9})").problem(), "412 stale");
    EXPECT_EQ(answer("select number from notes"), "8");
}

TEST_P(PipelineTest, tells_nothing_of_a_fault_and_changes_nothing)
{
    for (auto method : { Method::Get, Method::Post }) {
        auto const fault = send(method, "/api/v1/fault");
        EXPECT_EQ(fault.problem(), "500 internal_error");
        EXPECT_EQ(fault.at("/request_id"), "request-1");
        EXPECT_EQ(fault.body.find("hunter2"), std::string::npos) << fault.body;
    }
    auto const unavailable = send(Method::Post, "/api/v1/unavailable");
    EXPECT_EQ(unavailable.problem(), "503 unavailable");
    EXPECT_EQ(unavailable.header("Retry-After"), "1");
    EXPECT_EQ(unavailable.body.find("hunter2"), std::string::npos) << unavailable.body;
    EXPECT_EQ(names(), Names {});
}

TEST_P(PipelineTest, is_unavailable_after_the_database_stopped)
{
    if (GetParam() == db::Engine::Postgres)
        GTEST_SKIP() << "its connections are shared by all tests";
    database().stop();
    EXPECT_EQ(send(Method::Post, "/api/v1/notes", note_body).problem(), "503 unavailable");
}

}
}
