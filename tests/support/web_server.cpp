#include "support/web_server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace kith::tests {
namespace {

std::size_t content_length(std::string const& head)
{
    auto const at = head.find("Content-Length: ");
    return at == head.npos ? 0 : std::stoul(head.substr(at + 16));
}

std::string read_request(int connection)
{
    std::string request;
    std::array<char, 4096> part {};
    for (;;) {
        auto const end = request.find("\r\n\r\n");
        if (end != request.npos && request.size() >= end + 4 + content_length(request))
            return request;
        auto const size = read(connection, part.data(), part.size());
        if (size <= 0)
            return request;
        request.append(part.data(), static_cast<std::size_t>(size));
    }
}

}

WebServer::WebServer() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(socket_, 16) != 0 ||
        getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("the web server of the tests does not start");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread { [this] { answer_until_closed(); } };
}

WebServer::~WebServer()
{
    closed_ = true;
    thread_.join();
    close(socket_);
}

std::string WebServer::origin() const { return "http://127.0.0.1:" + std::to_string(port_); }

void WebServer::put(std::string const& path, int status, std::string body, std::string const& header)
{
    std::lock_guard const lock { mutex_ };
    answers_[path] = "HTTP/1.1 " + std::to_string(status) + " As told\r\nConnection: close\r\n" + header +
        "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string WebServer::last_request()
{
    std::lock_guard const lock { mutex_ };
    return last_;
}

void WebServer::answer(int connection)
{
    auto request = read_request(connection);
    auto const begin = request.find(' ') + 1;
    auto const path = request.substr(begin, request.find_first_of(" ?", begin) - begin);
    std::string answer;
    {
        std::lock_guard const lock { mutex_ };
        auto const known = answers_.find(path);
        answer = known != answers_.end() ? known->second : "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n";
        last_ = std::move(request);
    }
    ++requests_;
    for (std::size_t sent = 0; sent < answer.size();) {
        auto const size = send(connection, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
        if (size <= 0)
            return;
        sent += static_cast<std::size_t>(size);
    }
}

void WebServer::answer_until_closed()
{
    while (!closed_) {
        pollfd waiting { socket_, POLLIN, 0 };
        if (poll(&waiting, 1, 20) <= 0)
            continue;
        int const connection = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        answer(connection);
        close(connection);
    }
}

}
