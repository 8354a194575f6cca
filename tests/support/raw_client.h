#pragma once

// A TCP client that sends what the test says, byte for byte, and reads what comes
// back with a time limit.

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::tests {

struct RawReply {
    int status = 0;                                           // 0: the connection ended, or nothing came in time
    std::vector<std::pair<std::string, std::string>> headers; // names in lower case
    std::string body;

    std::string header(std::string_view name) const;
};

class RawClient {
public:
    // `url` is http://ADDRESS:PORT.
    explicit RawClient(std::string const& url, int receive_buffer = 0);
    RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), read_(std::move(other.read_)) {}
    ~RawClient();

    // False when the other side has closed.
    bool send(std::string_view bytes);
    void send_byte_by_byte(std::string_view bytes);
    void end_sending();

    // One answer; of a HEAD request, which has no body, say so.
    RawReply receive(bool has_body = true);
    // Exactly `count` bytes, or fewer when time is up.
    std::string receive_bytes(std::size_t count);
    // All until the other side closes. Sets `closed`, if it did within the limit.
    std::string receive_all(bool& closed);
    bool is_closed();

    std::chrono::milliseconds patience { 3000 };

private:
    bool read_more();
    bool fill_to(std::string_view marker);
    int socket_ = -1;
    std::string read_;
};

// Sends one request on a connection of its own.
RawReply ask(std::string const& url, std::string_view request);

}
