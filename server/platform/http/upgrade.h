#pragma once

// Hands a socket over from the HTTP server to a protocol that outlives the
// request (WebSocket). Only http and live include asio; this face does not.

#include "http/message.h"

#include <memory>

namespace kith::http {

class Socket; // the asio socket, with the thread it lives on (socket.h)

class Upgrade {
public:
    virtual ~Upgrade() = default;
    // Takes the socket over on its own I/O thread, after the handler's transaction ended.
    virtual void take(std::unique_ptr<Socket>, Request const&) = 0;
};

}
