#include "http/request_head.h"

#include <gtest/gtest.h>

namespace kith::http {
namespace {

// The status a head is refused with; 200 if it is not.
int judge(std::string const& lines)
{
    auto const head = parse_request_head(lines + "\r\n");
    return head ? 200 : head.error().status;
}

std::string with_host(std::string const& lines) { return "POST / HTTP/1.1\r\nHost: kith.test\r\n" + lines; }

TEST(RequestHead, is_refused_when_it_can_be_read_in_two_ways)
{
    struct Case {
        std::string lines;
        int status;
    };
    for (auto const& [lines, status] : {
             Case { with_host(""), 200 },
             Case { with_host("Content-Length: 5\r\n"), 200 },
             Case { with_host("Transfer-Encoding: chunked\r\n"), 200 },
             Case { with_host("Transfer-Encoding: Chunked\r\n"), 200 },
             Case { with_host("Content-Length: 5\r\nContent-Length: 6\r\n"), 400 },
             Case { with_host("Content-Length: 5\r\nContent-Length: 5\r\n"), 400 },
             Case { with_host("Content-Length: 5, 5\r\n"), 400 },
             Case { with_host("Content-Length: +5\r\n"), 400 },
             Case { with_host("Content-Length: -5\r\n"), 400 },
             Case { with_host("Content-Length: 0x5\r\n"), 400 },
             Case { with_host("Content-Length: 5 5\r\n"), 400 },
             Case { with_host("Content-Length:\r\n"), 400 },
             Case { with_host("Content-Length: 99999999999999999999\r\n"), 400 },
             Case { with_host("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400 },
             Case { with_host("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400 },
             Case { with_host("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400 },
             Case { with_host("Transfer-Encoding: gzip\r\n"), 501 },
             Case { with_host("Transfer-Encoding: gzip, chunked\r\n"), 501 },
             Case { with_host("Transfer-Encoding: chunked, identity\r\n"), 501 },
             Case { with_host("Transfer-Encoding: xchunked\r\n"), 501 },
             Case { "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n", 400 },
             Case { with_host("Bad Name: x\r\n"), 400 },
             Case { with_host("Bad-Name : x\r\n"), 400 },
             Case { with_host(": x\r\n"), 400 },
             Case { with_host("NoColon\r\n"), 400 },
             Case { with_host("Host: kith.test\r\n"), 400 },
             Case { with_host("Host: other.test\r\n"), 400 },
             Case { "GET / HTTP/1.1\r\n", 400 },
             Case { "GET / HTTP/1.0\r\n", 200 },
         })
        EXPECT_EQ(judge(lines), status) << lines;
}

TEST(RequestHead, knows_methods_and_versions)
{
    struct Case {
        std::string line;
        int status;
    };
    for (auto const& [line, status] : {
             Case { "GET / HTTP/1.1", 200 },
             Case { "OPTIONS * HTTP/1.1", 200 },
             Case { "GET * HTTP/1.1", 400 },
             Case { "TRACE / HTTP/1.1", 405 },
             Case { "CONNECT kith.test:443 HTTP/1.1", 405 },
             Case { "BREW / HTTP/1.1", 501 },
             Case { "get / HTTP/1.1", 501 },
             Case { "LOCK / HTTP/1.1", 501 },
             Case { "GET / HTTP/2.0", 505 },
             Case { "GET / HTTP/0.9", 505 },
             Case { "GET / HTTP/1.2", 505 },
             Case { "GET / HTTP/1.10", 400 },
             Case { "GET / HTTPS/1.1", 400 },
             Case { "GET /", 400 },
             Case { "GET  / HTTP/1.1", 400 },
             Case { "GET / HTTP/1.1 ", 400 },
             Case { "GET / x HTTP/1.1", 400 },
             Case { " GET / HTTP/1.1", 400 },
             Case { "GET path HTTP/1.1", 400 },
             Case { "GET /\xc3\xa4 HTTP/1.1", 400 },
             Case { "GET /a#b HTTP/1.1", 400 },
         })
        EXPECT_EQ(judge(line + "\r\nHost: kith.test\r\n"), status) << line;
}

TEST(RequestHead, absolute_form_must_name_the_host)
{
    auto const target = [](std::string const& target, std::string const& host) {
        auto const head = parse_request_head("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return head ? head->request.target : std::to_string(head.error().status);
    };
    EXPECT_EQ(target("http://kith.test/a?b=c", "kith.test"), "/a?b=c");
    EXPECT_EQ(target("HTTP://Kith.Test:8080/a", "kith.TEST:8080"), "/a");
    EXPECT_EQ(target("http://kith.test?b", "kith.test"), "/?b");
    EXPECT_EQ(target("http://kith.test", "kith.test"), "/");
    EXPECT_EQ(target("http://evil.test/a", "kith.test"), "400");
    EXPECT_EQ(target("http://kith.test:81/a", "kith.test"), "400");
    EXPECT_EQ(target("http:///a", "kith.test"), "400");
    EXPECT_EQ(target("ftp://kith.test/a", "kith.test"), "400");
    EXPECT_EQ(target("http://user@kith.test/a", "kith.test"), "400");
}

TEST(RequestHead, splits_the_request)
{
    auto const head = parse_request_head("PATCH /a%20b?q=1&r=? HTTP/1.1\r\nHOST: Kith.Test\r\nX-One:  1 \r\nExpect: "
                                         "100-Continue\r\nContent-Length: 7\r\n\r\n");
    ASSERT_TRUE(head);
    auto const& request = head->request;
    EXPECT_EQ(request.method, Method::Patch);
    EXPECT_EQ(request.target, "/a%20b?q=1&r=?");
    EXPECT_EQ(request.path, "/a%20b");
    EXPECT_EQ(request.query, "q=1&r=?");
    EXPECT_EQ(request.header("host"), "kith.test");
    EXPECT_EQ(request.header("x-one"), "1");
    EXPECT_EQ(head->content_length, 7U);
    EXPECT_TRUE(head->is_kept_alive);
    EXPECT_TRUE(head->expects_continue);
}

TEST(RequestHead, is_kept_alive_in_1_1_unless_it_says_close)
{
    auto const is_kept = [](std::string const& head) { return parse_request_head(head + "\r\n")->is_kept_alive; };
    EXPECT_TRUE(is_kept("GET / HTTP/1.1\r\nHost: x\r\n"));
    EXPECT_FALSE(is_kept("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"));
    EXPECT_FALSE(is_kept("GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade, Close\r\n"));
    EXPECT_FALSE(is_kept("GET / HTTP/1.0\r\nConnection: keep-alive\r\n"));
}

}
}
