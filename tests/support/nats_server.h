#pragma once

// A NATS server of the test's own, which can be killed and started again at the same place.

#include <string>

#include <sys/types.h>

namespace kith::tests {

class NatsServer {
public:
    NatsServer();
    ~NatsServer();
    NatsServer(NatsServer const&) = delete;
    NatsServer& operator=(NatsServer const&) = delete;

    void start();
    void kill();
    // It stands still and closes nothing, as one behind a broken line.
    void freeze() const;
    void thaw() const;
    std::string url() const { return "nats://127.0.0.1:" + std::to_string(port_); }

private:
    int port_ = 0;
    pid_t process_ = 0;
};

}
