#include "support/web_socket_client.h"

namespace kith::tests {
namespace {

constexpr std::uint8_t opcode_of_close = 8;

std::size_t read_number(std::string_view bytes)
{
    std::size_t number = 0;
    for (unsigned char byte : bytes)
        number = number << 8 | byte;
    return number;
}

std::string write_number(std::size_t number, int bytes)
{
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text += static_cast<char>(number >> shift & 255);
    return text;
}

}

WebSocketClient::WebSocketClient(
    std::string const& url, std::string const& target, int receive_buffer, std::string const& headers)
    : raw(url, receive_buffer)
{
    raw.send("GET " + target + " HTTP/1.1\r\nHost: " + url.substr(7) +
        "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        headers + "\r\n");
    auto const reply = raw.receive();
    status_ = reply.status;
    if (status_ == 101 && reply.header("sec-websocket-accept") != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        status_ = -1;
}

bool WebSocketClient::read_frame(std::uint8_t& first, std::string& payload)
{
    auto const head = raw.receive_bytes(2);
    if (head.size() < 2)
        return false;
    first = static_cast<std::uint8_t>(head[0]);
    auto length = static_cast<std::size_t>(head[1] & 0x7f);
    if (length >= 126)
        length = read_number(raw.receive_bytes(length == 126 ? 2 : 8));
    payload = raw.receive_bytes(length);
    if ((first & 15) == opcode_of_close) {
        close_code_ = static_cast<int>(read_number(payload.substr(0, 2)));
        send_frame(0x88, payload.substr(0, 2));
        return false;
    }
    return payload.size() == length;
}

std::string WebSocketClient::receive() { return receive_frame(1); }

std::string WebSocketClient::receive_frame(std::uint8_t opcode)
{
    std::uint8_t first = 0;
    std::string payload;
    return read_frame(first, payload) && (first & 15) == opcode ? payload : "";
}

int WebSocketClient::close_code()
{
    std::uint8_t first = 0;
    std::string payload;
    while (close_code_ == 0 && read_frame(first, payload)) {
    }
    return close_code_;
}

void WebSocketClient::send_frame(std::uint8_t first, std::string_view payload, bool masked)
{
    std::string frame { static_cast<char>(first) };
    auto const length = payload.size() < 126 ? payload.size() : payload.size() < 65536 ? 126 : 127;
    frame += static_cast<char>((masked ? 0x80 : 0) | length);
    if (length == 126)
        frame += write_number(payload.size(), 2);
    if (length == 127)
        frame += write_number(payload.size(), 8);
    if (masked)
        frame += std::string(4, '\0'); // a mask that changes nothing is one, too
    raw.send(frame + std::string { payload });
}

}
