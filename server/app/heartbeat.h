#pragma once

// Says now and then that this server runs, so that its operators see it (nodes/nodes.h), and
// forgets who was there on those that have fallen silent (presence/presence.h).

#include "db/database.h"
#include "nodes/nodes.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace kith::app {

class Heartbeat {
public:
    explicit Heartbeat(db::Database&);
    nodes::NodeId const& node() const { return node_.id; }
    // The others had given it up, and have forgotten who was here.
    void on_return(std::function<void()> listener) { on_return_ = std::move(listener); }
    void start(); // once it is known
    void stop();  // and takes leave

private:
    void beat(std::stop_token const&);
    bool note(db::Transaction&); // whether it had been given up
    bool leave(db::Transaction&);
    // False, too, where the database is away, which shows elsewhere; the next beat may reach it.
    bool say(bool (Heartbeat::*what)(db::Transaction&));

    db::Database& database_;
    nodes::Node node_;
    nodes::Hearing hearing_;
    std::function<void()> on_return_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;
};

}
