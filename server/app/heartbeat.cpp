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

}

Heartbeat::Heartbeat(db::Database& database)
    : database_(database)
    , node_ { nodes::NodeId::make(), machine_name(), KITH_VERSION, wall_clock(), {} }
{}

void Heartbeat::start()
{
    say(&Heartbeat::note);
    thread_ = std::jthread { [this](std::stop_token const& stop) { beat(stop); } };
}

void Heartbeat::stop()
{
    if (!thread_.joinable())
        return;
    thread_.request_stop();
    thread_.join();
    say(&Heartbeat::leave);
}

bool Heartbeat::note(db::Transaction& tx)
{
    bool const was_given_up = nodes::note(tx, node_);
    for (auto const& node : hearing_.silent(nodes::list(tx), nodes::Hearing::Clock::now())) {
        if (nodes::give_up(tx, node))
            presence::leave(tx, node.id);
    }
    return was_given_up;
}

bool Heartbeat::leave(db::Transaction& tx)
{
    presence::leave(tx, node_.id);
    nodes::leave(tx, node_.id);
    return false;
}

void Heartbeat::beat(std::stop_token const& stop)
{
    std::unique_lock lock { mutex_ };
    while (!stop.stop_requested()) {
        ended_.wait_for(lock, stop, nodes::said_every, [] { return false; });
        if (!stop.stop_requested() && say(&Heartbeat::note) && on_return_)
            on_return_();
    }
}

bool Heartbeat::say(bool (Heartbeat::*what)(db::Transaction&))
{
    try {
        bool answer = false;
        database_.write_now([&](db::Transaction& tx) { answer = (this->*what)(tx); });
        return answer;
    } catch (std::exception const& fault) {
        log::warning("no_heartbeat", { { "what", fault.what() } });
        return false;
    }
}

}
