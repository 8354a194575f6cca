#include "http/call.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

Request with(Headers headers)
{
    Request request;
    request.headers = std::move(headers);
    return request;
}

TEST(Request, finds_headers_and_cookies)
{
    auto const request =
        with({ { "x", "1" }, { "x", "2" }, { "cookie", "a=1; kith_session=abc;b=; xkith_session=no" } });
    EXPECT_EQ(request.header("x"), "1");
    EXPECT_EQ(request.header("y"), "");
    EXPECT_EQ(request.count_headers("x"), 2);
    EXPECT_EQ(request.cookie("kith_session"), "abc");
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("b"), "");
    EXPECT_EQ(request.cookie("session"), "");
    EXPECT_EQ(with({ { "cookie", ";;; =x; kith_session" } }).cookie("kith_session"), "");
    EXPECT_EQ(with({}).cookie("a"), "");
}

TEST(Call, honors_if_match)
{
    struct {
        char const* if_match;
        bool is_fine;
    } const cases[] = { { "", true }, { "*", true }, { "\"7\"", true }, { "\"8\"", false }, { "7", false },
        { "W/\"7\"", false }, { "\"\"", false } };
    Rates rates;
    for (auto const& [text, is_fine] : cases) {
        Call const call { with({ { "if-match", text } }), rates };
        EXPECT_EQ(call.check_version(7).has_value(), is_fine) << text;
    }
    Call call { with({}), rates };
    call.set_version(7);
    EXPECT_EQ(call.headers(), (Headers { { "ETag", "\"7\"" } }));
}

TEST(Call, refuses_who_comes_too_often_and_says_when_to_come_again)
{
    Rates rates;
    constexpr Rate once { "once", 1, 1 };
    Call call { with({}), rates };
    EXPECT_TRUE(call.limit(once, "a"));
    auto const refused = call.limit(once, "a");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "too_many_requests");
    EXPECT_EQ(refused.error().about.at(0).first, "retry_after");
}

// AUT-02: every household has 2^64 addresses of IPv6.
TEST(Call, takes_all_addresses_of_a_household_for_one_client)
{
    Rates rates;
    auto client = [&](std::string address) {
        Request request;
        request.address = std::move(address);
        return Call { std::move(request), rates }.client();
    };
    EXPECT_EQ(client("2001:db8::1"), client("2001:db8::ffff:2"));
    EXPECT_NE(client("2001:db8::1"), client("2001:db8:0:1::1"));
    EXPECT_EQ(client("192.0.2.1"), "192.0.2.1");
    EXPECT_NE(client("192.0.2.1"), client("192.0.2.2"));
    EXPECT_EQ(client(""), "");
}

TEST(Call, forgets_what_a_handler_left_behind)
{
    Rates rates;
    Call call { with({}), rates };
    call.add_header("Set-Cookie", "x");
    call.afterwards([](db::Transaction&) {});
    call.begin_again();
    EXPECT_TRUE(call.headers().empty());
    EXPECT_TRUE(call.work_for_afterwards().empty());
}

}
}
