#include "http/server.h"

#include "support/http_server.h"
#include "support/raw_client.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace kith::http {
namespace {

using namespace std::chrono_literals;
using tests::ask;
using tests::HttpServer;
using tests::RawClient;

TEST(Connection, is_kept_alive)
{
    HttpServer server;
    RawClient client { server.url() };
    std::string earlier_id;
    for (int i = 0; i < 20; ++i) {
        client.send(server.get("/plain"));
        auto const reply = client.receive();
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "ok");
        EXPECT_EQ(reply.header("connection"), "");
        EXPECT_EQ(reply.header("x-request-id").size(), 16U);
        EXPECT_NE(reply.header("x-request-id"), earlier_id);
        EXPECT_TRUE(reply.header("date").ends_with(" GMT"));
        earlier_id = reply.header("x-request-id");
    }
    EXPECT_EQ(server.server.counters().connections_total, 1U);
    EXPECT_EQ(server.server.counters().requests, 20U);
}

TEST(Connection, ends_when_the_client_says_so_or_speaks_http_1_0)
{
    HttpServer server;
    for (auto const* request :
        { "GET /plain HTTP/1.1\r\nConnection: close\r\n", "GET /plain HTTP/1.0\r\nConnection: keep-alive\r\n" }) {
        RawClient client { server.url() };
        client.send(request + server.host_line() + "\r\n");
        auto const reply = client.receive();
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.header("connection"), "close");
        EXPECT_TRUE(client.is_closed());
    }
}

TEST(Connection, answers_a_client_that_has_closed_its_side)
{
    HttpServer server;
    server.database.delay_ms = 100;
    for (auto const* path : { "/plain", "/slow", "/lasting" }) {
        RawClient client { server.url() };
        client.send(server.get(path));
        client.end_sending();
        EXPECT_EQ(client.receive().status, 200) << path;
        EXPECT_TRUE(client.is_closed());
    }
}

TEST(Connection, answers_pipelined_requests_in_order)
{
    HttpServer server;
    for (int count : { 1, 2, 3, 17, 200 }) {
        RawClient client { server.url() };
        std::string requests;
        for (int i = 0; i < count; ++i)
            requests += server.post("/echo", std::to_string(i)) + (i % 10 == 3 ? server.get("/slow") : "");
        client.send(requests);
        for (int i = 0; i < count; ++i) {
            ASSERT_EQ(client.receive().body, std::to_string(i)) << count;
            if (i % 10 == 3) {
                ASSERT_EQ(client.receive().body, "slow");
            }
        }
    }
}

TEST(Connection, takes_requests_byte_by_byte)
{
    HttpServer server;
    RawClient client { server.url() };
    auto const chunked = "POST /echo HTTP/1.1\r\n" + server.host_line() +
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n02\r\nde\r\n0\r\nA: "
        "b\r\n\r\n";
    client.send_byte_by_byte(
        "\r\n" + server.get("/plain") + "\r\n" + server.post("/echo", "hello") + chunked + server.get("/who"));
    EXPECT_EQ(client.receive().body, "ok");
    EXPECT_EQ(client.receive().body, "hello");
    EXPECT_EQ(client.receive().body, "abcde");
    EXPECT_EQ(client.receive().body, "127.0.0.1 http");
}

TEST(Connection, stops_reading_while_much_is_unsent)
{
    HttpServer server;
    RawClient client { server.url(), 4096 };
    std::string requests;
    for (int i = 0; i < 100; ++i)
        requests += server.get(i % 2 == 0 ? "/large" : "/lasting");
    client.send(requests);
    std::this_thread::sleep_for(200ms);
    EXPECT_LT(server.server.counters().requests, 30U);
    for (int i = 0; i < 100; ++i)
        ASSERT_EQ(client.receive().body.size(), i % 2 == 0 ? 256U * 1024 : 1024U * 1024);
}

TEST(Connection, answers_head_without_a_body)
{
    HttpServer server;
    for (auto const& [path, length] :
        { std::pair { "/plain", "2" }, { "/large", "262144" }, { "/lasting", "1048576" } }) {
        RawClient client { server.url() };
        client.send(
            "HEAD " + std::string { path } + " HTTP/1.1\r\n" + server.host_line() + "\r\n" + server.get("/plain"));
        auto const reply = client.receive(false);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.header("content-length"), length);
        EXPECT_EQ(client.receive().body, "ok");
    }
}

TEST(Connection, tells_a_client_to_go_on)
{
    HttpServer server;
    RawClient client { server.url() };
    auto const head = "POST /echo HTTP/1.1\r\n" + server.host_line() +
        "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    client.send(head);
    EXPECT_EQ(client.receive_bytes(25), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    EXPECT_EQ(client.receive().body, "hello");
    client.send(head + "hello"); // does not wait
    EXPECT_EQ(client.receive().body, "hello");
}

TEST(Connection, refuses_misuse_with_a_problem_and_ends)
{
    HttpServer server { tests::small_limits() };
    auto const host = server.host_line();
    auto const json = host + "Content-Type: application/json\r\n";
    struct Case {
        std::string request;
        int status;
    };
    using namespace std::string_literals;
    for (auto const& [request, status] : {
             Case { "GET /plain HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n", 400 },
             Case { "GET /plain HTTP/1.1\n" + host + "\r\n", 400 },
             Case { "GET /plain HTTP/1.1\r\nHost: x\n\n", 400 },
             Case { "GET /plain HTTP/1.1\r\n" + host + "X: \0\r\n\r\n"s, 400 },
             Case { "GET /plain HTTP/1.1\r\n\r\n", 400 },
             Case { "GET /plain HTTP/1.1\r\n" + host + host + "\r\n", 400 },
             Case { "GET http://evil.test/plain HTTP/1.1\r\n" + host + "\r\n", 400 },
             Case { "POST /echo HTTP/1.1\r\n" + json + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400 },
             Case { "POST /echo HTTP/1.1\r\n" + json + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400 },
             Case { "POST /echo HTTP/1.1\r\n" + json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400 },
             Case { "POST /echo HTTP/1.1\r\n" + json + "Transfer-Encoding: gzip\r\n\r\n", 501 },
             Case { "POST /echo HTTP/1.1\r\n" + json + "Content-Length: 4097\r\n\r\n", 413 },
             Case {
                 "POST /echo HTTP/1.1\r\n" + json + "Expect: 100-continue\r\nContent-Length: 104857600\r\n\r\n", 413 },
             Case { "POST /echo HTTP/1.1\r\n" + json + "Transfer-Encoding: chunked\r\n\r\n800\r\n" +
                     std::string(2048, 'x') + "\r\n801\r\n",
                 413 },
             Case { "GET /plain HTTP/1.1\r\n" + host + "X: " + std::string(2048, 'x') + "\r\n\r\n", 431 },
             Case { std::string(100'000, 'x'), 431 },
             Case { "TRACE /plain HTTP/1.1\r\n" + host + "\r\n", 405 },
             Case { "CONNECT kith.test:443 HTTP/1.1\r\n" + host + "\r\n", 405 },
             Case { "BREW /plain HTTP/1.1\r\n" + host + "\r\n", 501 },
             Case { "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505 },
         }) {
        RawClient client { server.url() };
        client.send(server.get("/plain") + request + server.get("/plain"));
        EXPECT_EQ(client.receive().status, 200);
        auto const reply = client.receive();
        EXPECT_EQ(reply.status, status) << request.substr(0, 200);
        EXPECT_EQ(reply.header("content-type"), "application/problem+json");
        EXPECT_EQ(reply.header("connection"), "close");
        EXPECT_NE(reply.body.find("\"request_id\":\"" + reply.header("x-request-id")), std::string::npos) << reply.body;
        EXPECT_TRUE(client.is_closed()) << request.substr(0, 200);
    }
}

TEST(Connection, lets_a_refused_client_finish_sending)
{
    HttpServer server { tests::small_limits() };
    RawClient client { server.url() };
    client.send("POST /echo HTTP/1.1\r\n" + server.host_line() + "Content-Length: 3000000\r\n\r\n");
    for (int i = 0; i < 30; ++i)
        client.send(std::string(100'000, 'x'));
    EXPECT_EQ(client.receive().status, 413) << "a reset would have taken the answer away";
}

TEST(Connection, takes_bodies_up_to_the_limit)
{
    HttpServer server { tests::small_limits() };
    EXPECT_EQ(ask(server.url(), server.post("/echo", std::string(4096, 'x'))).body.size(), 4096U);
    EXPECT_EQ(ask(server.url(), server.post("/echo", "")).status, 200);
}

std::string some_bytes(std::size_t count)
{
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i)
        bytes += static_cast<char>('a' + i * 7 % 26);
    return bytes;
}

TEST(Connection, takes_larger_bodies_where_a_route_does)
{
    HttpServer server { tests::small_limits() };
    for (std::size_t const size : { 1, 4096, 4097, 70'000, 1024 * 1024 }) {
        auto const bytes = some_bytes(size);
        auto const reply = ask(server.url(), server.post("/files", bytes));
        EXPECT_EQ(reply.status, 200) << size;
        EXPECT_TRUE(reply.body == bytes) << size;
    }
    EXPECT_EQ(ask(server.url(), server.post("/files", some_bytes(1024 * 1024 + 1))).status, 413);
    EXPECT_EQ(ask(server.url(), server.post("/echo", some_bytes(4097))).status, 413);
}

TEST(Connection, takes_larger_bodies_in_chunks)
{
    HttpServer server { tests::small_limits() };
    auto const bytes = some_bytes(30'000);
    auto const head = "POST /files HTTP/1.1\r\n" + server.host_line() +
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    auto chunked = [&](int count) {
        std::string all = head;
        for (int i = 0; i < count; ++i)
            all += "7530\r\n" + bytes + "\r\n";
        return all + "0\r\n\r\n";
    };
    auto const reply = ask(server.url(), chunked(10));
    EXPECT_EQ(reply.body.size(), 300'000u);
    EXPECT_TRUE(reply.body.starts_with(bytes) && reply.body.ends_with(bytes));
    EXPECT_EQ(ask(server.url(), chunked(40)).status, 413);
}

// How long the server bears a client that sends `request` and then one more byte
// every 100 ms.
std::chrono::milliseconds endured(HttpServer const& server, std::string const& request, std::string const& drops)
{
    RawClient client { server.url() };
    client.patience = 0ms;
    auto const began = std::chrono::steady_clock::now();
    client.send(request);
    for (auto const& drop : drops) {
        std::this_thread::sleep_for(100ms);
        client.send({ &drop, 1 });
        if (client.receive_bytes(1'000'000).find(" 408 ") != std::string::npos)
            break;
    }
    client.patience = 5000ms;
    EXPECT_TRUE(client.is_closed());
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
}

TEST(Connection, has_no_patience_with_the_slow)
{
    HttpServer server { tests::small_limits() };
    auto const post = "POST /echo HTTP/1.1\r\n" + server.host_line() + "Content-Length: 1000\r\n\r\n";
    std::string const drops(50, 'x');
    std::jthread const silent { [&] { EXPECT_LT(endured(server, "", ""), 2500ms); } };
    std::jthread const slow_head { [&] { EXPECT_LT(endured(server, "GET ", drops), 4700ms); } };
    std::jthread const slow_body { [&] { EXPECT_LT(endured(server, post, drops), 4700ms); } };
    auto const idle = endured(server, server.get("/plain"), "");
    EXPECT_LT(idle, 3500ms);
    EXPECT_GT(idle, 1900ms);
}

TEST(Connection, gives_up_a_client_that_does_not_read)
{
    auto options = tests::small_limits();
    options.limits.pipelined_bytes = 1000;
    HttpServer server { options };
    RawClient client { server.url(), 4096 };
    for (int i = 0; i < 1000; ++i)
        client.send(server.get("/medium"));
    for (int i = 0; i < 100 && server.server.counters().connections_open > 0; ++i)
        std::this_thread::sleep_for(100ms);
    EXPECT_EQ(server.server.counters().connections_open, 0U);
}

TEST(Connection, tells_who_comes_through_a_proxy)
{
    auto const who = [](std::vector<std::string> trusted, std::string const& headers) {
        ServerOptions options;
        options.trusted_proxies = std::move(trusted);
        HttpServer server { options };
        return ask(server.url(), "GET /who HTTP/1.1\r\n" + server.host_line() + headers + "\r\n").body;
    };
    std::string const forwarded = "X-Forwarded-For: 198.51.100.1, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
    EXPECT_EQ(who({}, forwarded), "127.0.0.1 http");
    EXPECT_EQ(who({ "10.0.0.0/8" }, forwarded), "127.0.0.1 http");
    EXPECT_EQ(who({ "127.0.0.0/8" }, forwarded), "192.0.2.7 https");
    EXPECT_EQ(who({ "::ffff:127.0.0.1", "192.0.2.0/24" }, forwarded), "198.51.100.1 https");
    EXPECT_EQ(who({ "127.0.0.1" }, ""), "127.0.0.1 http");
}

}
}
