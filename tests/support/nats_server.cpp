#include "support/nats_server.h"

#include "support/until.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kith::tests {
namespace {

sockaddr_in local(int port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

int free_port()
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
    auto address = local(0);
    socklen_t size = sizeof address;
    bind(socket, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    close(socket);
    return ntohs(address.sin_port);
}

bool is_open(int port)
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
    auto const address = local(port);
    bool const connected = connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
    close(socket);
    return connected;
}

}

NatsServer::NatsServer() : port_(free_port()) { start(); }

NatsServer::~NatsServer() { kill(); }

void NatsServer::start()
{
    auto const port = std::to_string(port_);
    process_ = fork();
    if (process_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        execlp("nats-server", "nats-server", "-a", "127.0.0.1", "-p", port.c_str(), "-l", "/dev/null", nullptr);
        _exit(127);
    }
    EXPECT_TRUE(until([&] { return is_open(port_); })) << "nats-server did not start";
}

void NatsServer::kill()
{
    if (process_ == 0)
        return;
    ::kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
}

void NatsServer::freeze() const { ::kill(process_, SIGSTOP); }

void NatsServer::thaw() const { ::kill(process_, SIGCONT); }

}
