#pragma once

// A web server on loopback that answers as it is told to, one request a connection.

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace kith::tests {

class WebServer {
public:
    WebServer();
    ~WebServer();
    WebServer(WebServer const&) = delete;
    WebServer& operator=(WebServer const&) = delete;

    std::string origin() const; // "http://127.0.0.1:PORT"
    // What a path answers; paths that have nothing answer 404.
    void put(std::string const& path, int status, std::string body, std::string const& header = "X-A: b");
    std::string last_request();
    int requests() const { return requests_; }

private:
    void answer_until_closed();
    void answer(int connection);

    int socket_ = -1;
    int port_ = 0;
    std::atomic<int> requests_ = 0;
    std::atomic<bool> closed_ = false;
    std::mutex mutex_;
    std::map<std::string, std::string> answers_;
    std::string last_;
    std::thread thread_;
};

}
