#pragma once

// A WebSocket as the hub sees it. Beast, which takes long to compile, stays behind
// this face in websocket.cpp.

#include "http/message.h"
#include "http/upgrade.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kith::live {

// One text for all who get it.
using Text = std::shared_ptr<std::string const>;

struct Close {
    std::uint16_t code;
    char const* reason;
};

namespace closes {
inline constexpr Close going_away { 1001, "the server stops" };
inline constexpr Close not_text { 1003, "text only" };
inline constexpr Close fault { 1011, "fault" };
inline constexpr Close ended { 4401, "the session has ended" };
inline constexpr Close resume_too_old { 4410, "fetch anew" };
inline constexpr Close too_slow { 4429, "too slow" };
inline constexpr Close too_many { 4429, "too many" };
}

class WebSocket {
public:
    virtual ~WebSocket() = default;
    // From any thread, in this order. When more than the limit is unsent, the socket
    // closes itself as too slow.
    virtual void send(std::vector<Text>) = 0;
    virtual void close(Close) = 0;
};

struct WebSocketEvents {
    std::function<void(std::shared_ptr<WebSocket>)> opened;
    std::function<void()> ended;                // once, if it was opened
    std::function<void(std::string)> said = {}; // a text of the client
};

// Answers the handshake, and keeps the socket until either side ends it.
void accept_web_socket(std::unique_ptr<http::Socket>, http::Request const&, std::size_t unsent_limit, WebSocketEvents);

}
