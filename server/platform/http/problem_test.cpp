#include "http/problem.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

TEST(Problem, is_of_rfc_9457)
{
    auto const reply = problem({ "not_found" }, { 404, "There is no such thing here" }, "r1");
    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(reply.content_type, "application/problem+json");
    EXPECT_EQ(reply.body,
        R"({"type":"about:blank","title":"There is no such thing here","status":404,"detail":"There is no such thing here",)"
        R"("code":"not_found","request_id":"r1","errors":[]})");
    EXPECT_TRUE(reply.headers.empty());
}

TEST(Problem, names_every_field_and_its_row)
{
    Refusal const refusal { "validation",
        { { "rows[1].email", "email", "must be an address", 2 }, { "x", "unknown", "is no \"field\"" } } };
    auto const reply = problem(refusal, { 422, "Not right yet" }, "r1");
    EXPECT_NE(reply.body.find(R"("detail":"rows[1].email must be an address.")"), std::string::npos) << reply.body;
    EXPECT_NE(
        reply.body.find(R"("errors":[{"row":2,"field":"rows[1].email","code":"email","message":"must be an address"},)"
                        R"({"field":"x","code":"unknown","message":"is no \"field\""}])"),
        std::string::npos)
        << reply.body;
}

TEST(Problem, says_what_is_wrong_with_the_whole_request)
{
    auto const reply =
        problem({ "malformed", { { "", "malformed", "is not JSON" } } }, { 400, "Cannot be read" }, "r1");
    EXPECT_NE(reply.body.find(R"("detail":"The request is not JSON.")"), std::string::npos) << reply.body;
}

TEST(Problem, tells_more_and_when_to_come_again)
{
    Refusal const refusal { "too_many_requests", {}, { { "retry_after", "7" }, { "account", "A \"B\"" } } };
    auto const reply = problem(refusal, { 429, "Wait" }, "r1");
    EXPECT_EQ(reply.headers, (Headers { { "Retry-After", "7" } }));
    EXPECT_NE(reply.body.find(R"("retry_after":"7","account":"A \"B\"")"), std::string::npos) << reply.body;
}

}
}
