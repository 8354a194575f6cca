#pragma once

// A WebSocket client (RFC 6455) that can also do what a client must not.

#include "support/raw_client.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kith::tests {

class WebSocketClient {
public:
    // Shakes hands at once; `headers` end their lines themselves.
    WebSocketClient(
        std::string const& url, std::string const& target, int receive_buffer = 0, std::string const& headers = "");

    int status() const { return status_; } // 101, or what the server answered instead
    // The next text. Empty when there is none in time, or the socket was closed.
    std::string receive();
    // The code of the close frame, for which all before it is skipped; 0 if the
    // connection just ended.
    int close_code();

    void send_text(std::string_view text) { send_frame(0x81, text); }
    void send_binary(std::string_view bytes) { send_frame(0x82, bytes); }
    // `first` is FIN and opcode.
    void send_frame(std::uint8_t first, std::string_view payload, bool masked = true);
    // The payload of the next frame, whose opcode must be this one.
    std::string receive_frame(std::uint8_t opcode);

    RawClient raw;

private:
    bool read_frame(std::uint8_t& first, std::string& payload);
    int status_ = 0;
    int close_code_ = 0;
};

}
