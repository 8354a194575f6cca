#include "live/websocket.h"

#include "http/server.h"
#include "http/socket.h"
#include "support/idle_database.h"
#include "support/web_socket_client.h"

#include <gtest/gtest.h>

namespace kith::live {
namespace {

using tests::ask;
using tests::WebSocketClient;

// Sends "hello" and lets the client talk.
class Greeting final : public http::Upgrade {
public:
    void take(std::unique_ptr<http::Socket> socket, http::Request const& request) override
    {
        auto opened = [](std::shared_ptr<WebSocket> const& open) {
            open->send({ std::make_shared<std::string const>("hello") });
        };
        accept_web_socket(std::move(socket), request, 1000, { opened, [] {} });
    }
};

class WebSocketTest : public testing::Test {
public:
    WebSocketTest()
    {
        router.socket("/live", "Live", [](http::Call&, db::Transaction&) -> Result<std::shared_ptr<http::Upgrade>> {
            return std::make_shared<Greeting>();
        });
        server.start();
    }

    WebSocketClient connect()
    {
        WebSocketClient client { server.url(), "/live" };
        EXPECT_EQ(client.receive(), "hello");
        return client;
    }

    tests::IdleDatabase database;
    http::Router router;
    http::Server server { { "127.0.0.1:0" }, router, database,
        [](std::string_view) { return http::Meaning { 400, "No." }; } };
};

TEST_F(WebSocketTest, answers_pings_and_takes_texts)
{
    auto client = connect();
    for (int i = 0; i < 50; ++i)
        client.send_text("what clients say is only counted");
    client.send_frame(0x01, "in ");
    client.send_frame(0x80, "pieces");
    client.send_frame(0x89, "ping");
    EXPECT_EQ(client.receive_frame(10), "ping");
    client.send_frame(0x88, "\x03\xe8");
    EXPECT_EQ(client.close_code(), 1000);
    EXPECT_TRUE(client.raw.is_closed());
}

// WSK-04, WSK-05
TEST_F(WebSocketTest, closes_on_what_a_client_must_not_do)
{
    struct Case {
        char const* what;
        std::function<void(WebSocketClient&)> wrong;
        int code;
    };
    for (auto const& [what, wrong, code] : {
             Case { "binary", [](auto& client) { client.send_binary("x"); }, 1003 },
             Case { "unmasked", [](auto& client) { client.send_frame(0x81, "x", false); }, 1002 },
             Case { "reserved bit", [](auto& client) { client.send_frame(0xc1, "x"); }, 1002 },
             Case { "unknown opcode", [](auto& client) { client.send_frame(0x83, "x"); }, 1002 },
             Case { "fragmented ping", [](auto& client) { client.send_frame(0x09, "x"); }, 1002 },
             Case { "long ping", [](auto& client) { client.send_frame(0x89, std::string(126, 'x')); }, 1002 },
             Case { "continuation of nothing", [](auto& client) { client.send_frame(0x80, "x"); }, 1002 },
             Case { "bad UTF-8", [](auto& client) { client.send_text("\xff"); }, 1007 },
             Case { "too long", [](auto& client) { client.send_text(std::string(64 * 1024 + 1, 'x')); }, 1009 },
             Case { "a length of 2^63",
                 [](auto& client) { client.raw.send(std::string("\x81\xff\x80\0\0\0\0\0\0\0\0\0\0\0", 14)); }, 1009 },
             Case { "too many texts",
                 [](auto& client) {
                     for (int i = 0; i < 150; ++i)
                         client.send_text("x");
                 },
                 4429 },
             Case { "too many pings",
                 [](auto& client) {
                     for (int i = 0; i < 150; ++i)
                         client.send_frame(0x89, "");
                 },
                 4429 },
         }) {
        auto client = connect();
        wrong(client);
        EXPECT_EQ(client.close_code(), code) << what;
        EXPECT_TRUE(client.raw.is_closed()) << what;
    }
}

TEST_F(WebSocketTest, needs_a_handshake)
{
    auto const status = [&](std::string const& headers) {
        return ask(server.url(), "GET /live HTTP/1.1\r\nHost: " + server.url().substr(7) + "\r\n" + headers + "\r\n")
            .status;
    };
    EXPECT_EQ(status(""), 400);
    EXPECT_EQ(status("Connection: Upgrade\r\nUpgrade: websocket\r\n"), 400);
    EXPECT_EQ(status("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 12\r\nSec-WebSocket-Key: "
                     "dGhlIHNhbXBsZSBub25jZQ==\r\n"),
        426);
}

TEST_F(WebSocketTest, takes_no_frames_before_the_handshake_is_answered)
{
    tests::RawClient client { server.url() };
    client.send("GET /live HTTP/1.1\r\nHost: " + server.url().substr(7) +
        "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n\x81\x80");
    EXPECT_TRUE(client.is_closed());
}

}
}
