#pragma once

// A server on a socket, with the hub that its sockets hang on; a node, if it is given a bus.

#include "app/followers.h"
#include "app/refusals.h"
#include "app/sights.h"
#include "bus/bus.h"
#include "http/server.h"
#include "support/web_socket_client.h"

#include <memory>
#include <string>
#include <vector>

namespace kith::tests {

class LiveServer {
public:
    explicit LiveServer(db::Database& database, std::unique_ptr<bus::Bus> bus = bus::make_alone())
        : hub_(database, app::project, app::renew, {}, app::people_of(node))
        , bus_(std::move(bus))
    {
        app::add_live_route(router_, hub_);
        server_ =
            std::make_unique<http::Server>(http::ServerOptions { "127.0.0.1:0" }, router_, database, app::meaning_of);
        database.on_commit([this](std::vector<std::string> const& topics) {
            show(topics);
            bus_->publish(topics);
        });
        hub_.start();
        bus_->start({ [this](bus::Topics const& topics) { show(topics); }, [this] { hub_.look_again(); } });
        server_->start();
    }
    ~LiveServer()
    {
        bus_->stop();
        hub_.stop();
        server_->stop(std::chrono::seconds { 0 });
    }

    WebSocketClient connect(std::string const& target, std::string const& credentials) const
    {
        return { server_->url(), target, 0, "Origin: " + server_->url() + "\r\n" + credentials + "\r\n" };
    }

    std::string url() const { return server_->url(); }

    // It was, and has come back.
    void be_taken_for_dead() { hub_.attend_again(); }

    nodes::NodeId const node = nodes::NodeId::make();

private:
    void show(bus::Topics const& topics)
    {
        for (auto const& topic : topics)
            hub_.wake(topic);
    }

    live::Hub hub_;
    std::unique_ptr<bus::Bus> bus_;
    http::Router router_;
    std::unique_ptr<http::Server> server_;
};

}
