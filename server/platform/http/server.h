#pragma once

// HTTP/1.1 (RFC 9112) on Boost.Asio and Beast's parser: one io_context a thread,
// each with its own listening socket (SO_REUSEPORT), keep-alive, pipelining, one
// write for all answers of a batch. Everything has a limit (Limits), everything a
// client does wrong is a 4xx or a closed connection.

#include "db/database.h"
#include "http/pipeline.h"
#include "http/problem.h"
#include "http/router.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kith::http {

struct Limits {
    std::size_t head_bytes = 16 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    // What single routes take beyond that; set by the server from its routes.
    std::function<std::size_t(Method, std::string_view path)> most_body_bytes = {};
    int head_seconds = 10; // from the first byte (or the connect) to the end of the head
    int body_seconds = 30; // and for the body; also the least for an answer to be taken
    int idle_seconds = 60; // between two requests
    // 10,000 pages that are kept informed, and what they ask.
    int connections = 20'000;
    int connections_per_address = 1024;
    int pipelined_bytes = 256 * 1024; // unsent answers that stop the reading
};

struct ServerOptions {
    std::string listen = "127.0.0.1:8080";    // port 0 picks a free one
    std::string public_url;                   // empty: the listen address
    std::vector<std::string> trusted_proxies; // addresses and CIDR ranges whose X-Forwarded-* count
    int threads = 2;
    int slow_threads = 2; // for password hashing
    int slow_queue = 256;
    Limits limits = {};
};

class Server {
public:
    // Listens at once; StartupFault when the address is taken. Serves from start() on.
    Server(ServerOptions, Router const&, db::Database&, Meanings, Pipeline::Identify = {});
    ~Server();

    std::string url() const; // "http://127.0.0.1:8080", with the real port
    std::string public_url() const;

    void start();
    // Stops accepting, lets requests in flight finish for at most `grace`, closes. A
    // WebSocket counts as in flight: stop the hub first.
    void stop(std::chrono::seconds grace);

    struct Counters {
        std::uint64_t connections_open, connections_total, requests, refused_4xx, faults_5xx, bytes_out;
    };
    Counters counters() const;

    // Called after each request, for the log and the metrics, on any I/O thread. The
    // request comes without its headers and its body.
    struct Finished {
        Request const& request;
        std::string_view route;
        std::string_view principal;
        int status;
        std::chrono::microseconds took;
    };
    // Before start().
    void on_finished(std::function<void(Finished const&)>);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
