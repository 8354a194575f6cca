#include "http/guards.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

Site const site { "https://kith.test", { "kith.test", "kith.test:443" }, { "https://kith.test" } };

Request with(Headers headers, std::string body = {})
{
    Request request;
    request.headers = std::move(headers);
    request.body = std::move(body);
    return request;
}

Route route(Method method, bool is_socket = false)
{
    Route route { method, "/x", "" };
    if (is_socket)
        route.upgrade = [](Call&, db::Transaction&) -> Result<std::shared_ptr<Upgrade>> { return refuse("x"); };
    return route;
}

std::string code(Result<void> const& result) { return result ? "" : result.error().code; }

TEST(Host, has_to_be_one_of_ours)
{
    for (auto const* host : { "kith.test", "kith.test:443" })
        EXPECT_EQ(code(check_host(with({ { "host", host } }), site)), "") << host;
    for (auto const* host : { "", "evil.test", "kith.test.evil.test", "evil.test#kith.test", "kith.test:80",
             "kith.test.", "127.0.0.1", "[::1]", "a@kith.test", "kith.test, evil.test" })
        EXPECT_EQ(code(check_host(with({ { "host", host } }), site)), "misdirected") << host;
    EXPECT_EQ(code(check_host(with({}), site)), "") << "what HTTP/1.0 does without";
    EXPECT_EQ(code(check_host(with({ { "host", "kith.test" }, { "x-forwarded-host", "evil.test" } }), site)), "");
}

TEST(Host, given_twice_is_none_of_ours)
{
    EXPECT_EQ(code(check_host(with({ { "host", "kith.test" }, { "host", "evil.test" } }), site)), "misdirected");
}

// WEB-01
TEST(Origin, of_whoever_writes_has_to_be_ours)
{
    struct {
        Headers headers;
        bool is_fine;
    } const cases[] = {
        { {}, true }, // no browser
        { { { "origin", "https://kith.test" } }, true },
        { { { "origin", "https://kith.test" }, { "sec-fetch-site", "same-origin" } }, true },
        { { { "sec-fetch-site", "same-origin" } }, true },
        { { { "sec-fetch-site", "none" } }, true }, // typed by the user
        { { { "origin", "https://evil.test" } }, false }, { { { "origin", "http://kith.test" } }, false },
        { { { "origin", "https://kith.test:8443" } }, false },
        { { { "origin", "https://kith.test.evil.test" } }, false },
        { { { "origin", "https://sub.kith.test" } }, false }, { { { "origin", "null" } }, false },
        { { { "origin", "" } }, false }, { { { "sec-fetch-site", "cross-site" } }, false },
        { { { "sec-fetch-site", "same-site" } }, false }, { { { "sec-fetch-site", "anything" } }, false },
        { { { "origin", "https://kith.test" }, { "origin", "https://evil.test" } }, false },
        { { { "referer", "https://evil.test/" } }, true }, // may be left out at will, so it proves nothing
    };
    for (auto method : { Method::Post, Method::Put, Method::Patch, Method::Delete }) {
        for (auto const& [headers, is_fine] : cases) {
            for (bool with_cookie : { false, true }) {
                auto all = headers;
                if (with_cookie)
                    all.emplace_back("cookie", "kith_session=x");
                EXPECT_EQ(code(check_origin(with(all), site, route(method))), is_fine ? "" : "origin_refused")
                    << (headers.empty() ? "no header" : headers[0].first + ": " + headers[0].second);
            }
        }
    }
}

TEST(Origin, of_whoever_only_reads_does_not_matter)
{
    for (auto const* origin : { "https://kith.test", "https://evil.test", "null" })
        EXPECT_EQ(code(check_origin(with({ { "origin", origin } }), site, route(Method::Get))), "");
}

TEST(Origin, of_a_socket_has_to_be_ours_if_it_carries_a_cookie)
{
    auto const socket = route(Method::Get, true);
    EXPECT_EQ(code(check_origin(with({ { "origin", "https://kith.test" }, { "cookie", "a=b" } }), site, socket)), "");
    EXPECT_EQ(code(check_origin(with({ { "origin", "https://evil.test" } }), site, socket)), "origin_refused");
    EXPECT_EQ(code(check_origin(with({ { "cookie", "a=b" } }), site, socket)), "origin_refused");
    EXPECT_EQ(code(check_origin(with({}), site, socket)), "");
}

// WEB-02
TEST(ContentType, of_a_body_has_to_be_json)
{
    auto const json = route(Method::Post);
    for (auto const* type :
        { "application/json", "Application/JSON", "application/json; charset=utf-8", "application/json ;x" })
        EXPECT_EQ(code(check_content_type(with({ { "content-type", type } }, "{}"), json)), "") << type;
    for (auto const* type : { "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
             "application/jsonx", "text/plain;application/json", "application/problem+json", "*/*" })
        EXPECT_EQ(code(check_content_type(with({ { "content-type", type } }, "{}"), json)), "unsupported_media_type")
            << type;
    EXPECT_EQ(code(check_content_type(with({}, "{}"), json)), "unsupported_media_type");
    EXPECT_EQ(code(check_content_type(with({ { "content-type", "text/plain" } }), json)), "") << "there is no body";
}

TEST(ContentType, of_an_upload_has_to_be_one_that_the_route_takes)
{
    auto picture = route(Method::Put);
    picture.uploads = { "image/png", "image/jpeg" };
    for (auto const* type : { "image/png", "Image/JPEG; q=1" })
        EXPECT_EQ(code(check_content_type(with({ { "content-type", type } }, "x"), picture)), "") << type;
    for (auto const* type : { "application/json", "image/gif", "image/svg+xml", "image", "" })
        EXPECT_EQ(code(check_content_type(with({ { "content-type", type } }, "x"), picture)), "unsupported_media_type")
            << type;
}

// INV-22: as far as headers go
TEST(SecurityHeaders, are_on_every_answer)
{
    Reply plain;
    add_security_headers(plain, false);
    Reply secure { 200, "text/html", "", { { "Cache-Control", "public" }, { "Content-Security-Policy", "own" } } };
    add_security_headers(secure, true);
    auto value = [](Reply const& reply, std::string_view name) {
        std::string all;
        for (auto const& [each, text] : reply.headers)
            all += each == name ? text : "";
        return all;
    };
    EXPECT_EQ(value(plain, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(value(plain, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(value(plain, "Cache-Control"), "no-store");
    EXPECT_EQ(value(plain, "Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_NE(value(plain, "Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(value(plain, "Strict-Transport-Security"), "");
    EXPECT_EQ(value(secure, "Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
    EXPECT_EQ(value(secure, "Cache-Control"), "public") << "a handler's own one counts";
    EXPECT_EQ(value(secure, "Content-Security-Policy"), "own");
}

}
}
