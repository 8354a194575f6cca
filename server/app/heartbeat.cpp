#include "app/heartbeat.h"

#include "log/log.h"

#include <unistd.h>

#include <array>

namespace kith::app {
namespace {

std::string machine_name()
{
    std::array<char, 256> name {};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

}

Heartbeat::Heartbeat(db::Database& database)
    : database_(database)
    , node_ { nodes::NodeId::make(), machine_name(), KITH_VERSION, wall_clock(), {} }
{}

void Heartbeat::start()
{
    thread_ = std::jthread { [this](std::stop_token const& stop) { beat(stop); } };
}

void Heartbeat::stop()
{
    if (!thread_.joinable())
        return;
    thread_.request_stop();
    thread_.join();
    say([](db::Transaction& tx, nodes::Node const& node) { nodes::leave(tx, node.id); });
}

void Heartbeat::beat(std::stop_token const& stop)
{
    while (!stop.stop_requested()) {
        say(nodes::note);
        std::unique_lock lock { mutex_ };
        ended_.wait_for(lock, stop, nodes::said_every, [] { return false; });
    }
}

// A database that is away shows elsewhere; the next beat may reach it.
void Heartbeat::say(void (*what)(db::Transaction&, nodes::Node const&))
{
    try {
        database_.write_now([&](db::Transaction& tx) { what(tx, node_); });
    } catch (std::exception const& fault) {
        log::warning("no_heartbeat", { { "what", fault.what() } });
    }
}

}
