#pragma once

// A real server on a free port, with a few plain routes:
//   GET  /plain      "ok"
//   GET  /medium     8 KiB
//   GET  /large      256 KiB
//   GET  /lasting    1 MiB that lives as long as the process
//   GET  /who        the client's address, and whether it came by https
//   POST /echo       the body
//   POST /files      the body, of up to 1 MiB whatever the limits
//   GET  /slow       as long as database.delay_ms

#include "http/router.h"
#include "http/server.h"
#include "support/idle_database.h"

namespace kith::tests {

class HttpServer {
public:
    explicit HttpServer(http::ServerOptions options = {});

    std::string url() const { return server.url(); }
    // "Host: 127.0.0.1:PORT\r\n"
    std::string host_line() const;
    std::string get(std::string const& path) const { return "GET " + path + " HTTP/1.1\r\n" + host_line() + "\r\n"; }
    std::string post(std::string const& path, std::string const& body) const;

    IdleDatabase database;
    http::Router router;
    http::Server server;
};

http::ServerOptions small_limits();

}
