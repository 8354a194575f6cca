#include "http/server.h"

#include "base/fault.h"
#include "support/http_server.h"
#include "support/raw_client.h"

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <random>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

namespace kith::http {
namespace {

using namespace std::chrono_literals;
using tests::ask;
using tests::HttpServer;
using tests::RawClient;

TEST(Server, refuses_a_port_that_is_taken)
{
    HttpServer server;
    tests::IdleDatabase database;
    Router router;
    ServerOptions options;
    options.listen = server.url().substr(7);
    EXPECT_THROW((Server { options, router, database, {} }), StartupFault);
}

TEST(Server, bounds_its_connections)
{
    ServerOptions options;
    options.limits.connections = 3;
    HttpServer server { options };
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back(server.url()).send(server.get("/plain"));
        EXPECT_EQ(clients.back().receive().status, 200);
    }
    RawClient fourth { server.url() };
    EXPECT_EQ(fourth.receive().status, 503);
    EXPECT_TRUE(fourth.is_closed());
    clients.pop_back();
    for (int i = 0; i < 100 && server.server.counters().connections_open > 2; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(ask(server.url(), server.get("/plain")).status, 200);
}

TEST(Server, bounds_the_connections_of_one_client_but_not_of_a_proxy)
{
    ServerOptions options;
    options.limits.connections_per_address = 2;
    for (bool is_proxy : { false, true }) {
        options.trusted_proxies = { is_proxy ? "127.0.0.1" : "127.0.0.2" };
        HttpServer server { options };
        std::vector<RawClient> clients;
        for (int i = 0; i < 2; ++i) {
            clients.emplace_back(server.url()).send(server.get("/plain"));
            EXPECT_EQ(clients.back().receive().status, 200);
        }
        auto const third = ask(server.url(), server.get("/plain"));
        EXPECT_EQ(third.status, is_proxy ? 200 : 429);
        EXPECT_EQ(third.header("retry-after"), is_proxy ? "" : "1");
    }
}

TEST(Server, stops_with_grace)
{
    HttpServer server;
    server.database.delay_ms = 300;
    RawClient busy { server.url() }, pipelining { server.url() }, idle { server.url() };
    idle.send(server.get("/plain"));
    EXPECT_EQ(idle.receive().status, 200);
    busy.send(server.get("/slow"));
    pipelining.send(server.get("/slow") + server.get("/slow"));
    while (server.database.started < 2)
        std::this_thread::sleep_for(1ms);
    auto const began = std::chrono::steady_clock::now();
    server.server.stop(5s);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 4s);
    EXPECT_TRUE(idle.is_closed());
    for (auto* client : { &busy, &pipelining }) {
        auto const reply = client->receive();
        EXPECT_EQ(reply.body, "slow");
        EXPECT_EQ(reply.header("connection"), "close");
        EXPECT_TRUE(client->is_closed());
    }
    EXPECT_THROW(RawClient { server.url() }, std::runtime_error);
}

TEST(Server, does_not_wait_longer_than_its_grace_for_clients)
{
    HttpServer server;
    RawClient slow { server.url() };
    slow.send("GET /plain");
    while (server.server.counters().connections_open == 0)
        std::this_thread::sleep_for(1ms);
    auto const began = std::chrono::steady_clock::now();
    server.server.stop(1s);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
    EXPECT_TRUE(slow.is_closed());
}

TEST(Server, waits_for_handlers_whose_client_is_gone)
{
    HttpServer server;
    server.database.delay_ms = 200;
    RawClient { server.url() }.send(server.get("/slow"));
    while (server.database.started < 1)
        std::this_thread::sleep_for(1ms);
    server.server.stop(0s);
    EXPECT_EQ(server.server.counters().connections_open, 0U);
}

TEST(Server, tells_of_each_request)
{
    HttpServer server;
    server.server.stop(0s);
    Server other { { "127.0.0.1:0" }, server.router, server.database,
        [](std::string_view) { return Meaning { 404, "No." }; } };
    std::vector<std::string> told;
    other.on_finished([&](Server::Finished const& finished) {
        told.push_back(
            finished.request.path + ' ' + std::string { finished.route } + ' ' + std::to_string(finished.status));
    });
    other.start();
    auto const host = "Host: " + other.url().substr(7) + "\r\n\r\n";
    EXPECT_EQ(ask(other.url(), "GET /plain?a HTTP/1.1\r\n" + host).status, 200);
    EXPECT_EQ(ask(other.url(), "GET /nothing HTTP/1.1\r\n" + host).status, 404);
    other.stop(1s);
    EXPECT_EQ(told, (std::vector<std::string> { "/plain /plain 200", "/nothing  404" }));
    EXPECT_EQ(other.counters().refused_4xx, 1U);
}

// Leaves `left` file descriptors to open.
class FewDescriptors {
public:
    explicit FewDescriptors(int left)
    {
        getrlimit(RLIMIT_NOFILE, &before_);
        rlimit const few { 200, before_.rlim_max };
        setrlimit(RLIMIT_NOFILE, &few);
        for (int copy = dup(2); copy >= 0; copy = dup(2))
            copies_.push_back(copy);
        for (; left > 0; --left)
            close_one();
    }
    ~FewDescriptors()
    {
        while (!copies_.empty())
            close_one();
        setrlimit(RLIMIT_NOFILE, &before_);
    }

private:
    void close_one()
    {
        close(copies_.back());
        copies_.pop_back();
    }
    rlimit before_ {};
    std::vector<int> copies_;
};

TEST(Server, waits_when_file_descriptors_run_out)
{
    HttpServer server;
    testing::internal::CaptureStderr();
    auto few = std::make_unique<FewDescriptors>(1);
    RawClient client { server.url() };
    client.send(server.get("/plain"));
    auto const began = std::clock();
    std::this_thread::sleep_for(500ms);
    EXPECT_LT(std::clock() - began, CLOCKS_PER_SEC / 10) << "it must not spin";
    few.reset();
    EXPECT_EQ(client.receive().status, 200);
    auto const log = testing::internal::GetCapturedStderr();
    EXPECT_NE(log.find("cannot_accept"), log.npos);
    EXPECT_EQ(log.find("cannot_accept"), log.rfind("cannot_accept")) << log;
}

// Requests with pieces of them replaced, doubled, cut and swapped.
std::string garble(std::string text, std::mt19937& random)
{
    auto const number = [&](std::size_t below) { return random() % std::max<std::size_t>(below, 1); };
    static constexpr std::string_view pieces[] { "\r\n", "\n", "\r", " ", ":", "\0", "0", "ffffffff", "chunked",
        "Content-Length: 7\r\n", "Transfer-Encoding: chunked\r\n", "Host: x\r\n", "HTTP/1.1", "POST / ", "\x80\xff",
        "Upgrade: websocket\r\n", "\r\n\r\n" };
    for (auto changes = number(6); changes > 0; --changes) {
        auto const at = number(text.size() + 1);
        switch (number(4)) {
        case 0:
            text.insert(at, pieces[number(std::size(pieces))]);
            break;
        case 1:
            text.erase(at, number(20));
            break;
        case 2:
            text.insert(at, text.substr(number(text.size()), number(60)));
            break;
        default:
            if (at < text.size())
                text[at] = static_cast<char>(random());
        }
    }
    return text;
}

TEST(Server, survives_garbage)
{
    HttpServer server { tests::small_limits() };
    std::mt19937 random { 7 };
    std::vector<std::string> const seeds { server.get("/plain"), server.post("/echo", "hello"), server.get("/slow"),
        "POST /echo HTTP/1.1\r\n" + server.host_line() + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "GET http://x/ HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n" };
    for (int i = 0; i < 20'000; ++i) {
        RawClient client { server.url() };
        client.send(garble(seeds[random() % seeds.size()] + seeds[random() % seeds.size()], random));
        client.end_sending();
        ASSERT_TRUE(client.is_closed()) << i;
    }
    EXPECT_EQ(ask(server.url(), server.get("/plain")).status, 200);
    EXPECT_EQ(server.server.counters().faults_5xx, 0U);
}

}
}
