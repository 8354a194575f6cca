#include "app/heartbeat.h"

#include "log/log.h"
#include "presence/presence.h"

#include <unistd.h>

#include <array>

namespace kith::app {
namespace {

std::string machine_name()
{
    std::array<char, 256> name {};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

void note(db::Transaction& tx, nodes::Node const& node)
{
    nodes::note(tx, node);
    presence::forget_silent(tx);
}

}

Heartbeat::Heartbeat(db::Database& database)
    : database_(database)
    , node_ { nodes::NodeId::make(), machine_name(), KITH_VERSION, wall_clock(), {} }
{}

void Heartbeat::start()
{
    say(note);
    thread_ = std::jthread { [this](std::stop_token const& stop) { beat(stop); } };
}

void Heartbeat::stop()
{
    if (!thread_.joinable())
        return;
    thread_.request_stop();
    thread_.join();
    say([](db::Transaction& tx, nodes::Node const& node) {
        presence::leave(tx, node.id);
        nodes::leave(tx, node.id);
    });
}

void Heartbeat::beat(std::stop_token const& stop)
{
    auto heard_at = std::chrono::steady_clock::now();
    std::unique_lock lock { mutex_ };
    while (!stop.stop_requested()) {
        ended_.wait_for(lock, stop, nodes::said_every, [] { return false; });
        if (stop.stop_requested() || !say(note))
            continue;
        auto const now = std::chrono::steady_clock::now();
        bool const was_silent = now - std::exchange(heard_at, now) >= nodes::silent_after;
        if (was_silent && on_return_)
            on_return_();
    }
}

// A database that is away shows elsewhere; the next beat may reach it.
bool Heartbeat::say(void (*what)(db::Transaction&, nodes::Node const&))
{
    try {
        database_.write_now([&](db::Transaction& tx) { what(tx, node_); });
        return true;
    } catch (std::exception const& fault) {
        log::warning("no_heartbeat", { { "what", fault.what() } });
        return false;
    }
}

}
