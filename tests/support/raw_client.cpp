#include "support/raw_client.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::tests {

std::string RawReply::header(std::string_view name) const
{
    for (auto const& [each, value] : headers) {
        if (each == name)
            return value;
    }
    return {};
}

RawClient::RawClient(std::string const& url, int receive_buffer)
{
    auto const colon = url.rfind(':');
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<unsigned short>(std::stoi(url.substr(colon + 1))));
    inet_pton(AF_INET, url.substr(7, colon - 7).c_str(), &address.sin_addr);
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int const on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (receive_buffer > 0)
        setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    if (connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect to " + url);
}

RawClient::~RawClient()
{
    if (socket_ >= 0)
        ::close(socket_);
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::send_byte_by_byte(std::string_view bytes)
{
    for (auto const& byte : bytes) {
        if (!send({ &byte, 1 }))
            return;
    }
}

void RawClient::end_sending() { shutdown(socket_, SHUT_WR); }

bool RawClient::read_more()
{
    pollfd waiting { socket_, POLLIN, 0 };
    if (poll(&waiting, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    std::array<char, 65536> bytes;
    auto const count = recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0)
        return false;
    read_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

bool RawClient::fill_to(std::string_view marker)
{
    while (read_.find(marker) == std::string::npos) {
        if (!read_more())
            return false;
    }
    return true;
}

RawReply RawClient::receive(bool has_body)
{
    if (!fill_to("\r\n\r\n"))
        return {};
    auto const end = read_.find("\r\n\r\n");
    auto const head = read_.substr(0, end + 2);
    read_.erase(0, end + 4);
    RawReply reply;
    reply.status = std::atoi(head.c_str() + head.find(' '));
    for (auto at = head.find("\r\n") + 2; at < head.size();) {
        auto const line = head.substr(at, head.find("\r\n", at) - at);
        auto name = line.substr(0, line.find(':'));
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
        reply.headers.emplace_back(name, line.substr(std::min(line.size(), line.find(':') + 2)));
        at += line.size() + 2;
    }
    if (has_body)
        reply.body = receive_bytes(static_cast<std::size_t>(std::atoll(reply.header("content-length").c_str())));
    return reply;
}

std::string RawClient::receive_bytes(std::size_t count)
{
    while (read_.size() < count && read_more()) {
    }
    auto bytes = read_.substr(0, count);
    read_.erase(0, bytes.size());
    return bytes;
}

std::string RawClient::receive_all(bool& closed)
{
    auto const deadline = std::chrono::steady_clock::now() + patience;
    while (read_more()) {
    }
    closed = std::chrono::steady_clock::now() < deadline;
    return std::exchange(read_, {});
}

bool RawClient::is_closed()
{
    bool closed = false;
    receive_all(closed);
    return closed;
}

RawReply ask(std::string const& url, std::string_view request)
{
    RawClient client { url };
    client.send(request);
    return client.receive();
}

}
