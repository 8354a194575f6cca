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
    // It was silent for so long that others forgot who was here.
    void on_return(std::function<void()> listener) { on_return_ = std::move(listener); }
    void start(); // once it is known
    void stop();  // and takes leave

private:
    void beat(std::stop_token const&);
    bool say(void (*what)(db::Transaction&, nodes::Node const&));

    db::Database& database_;
    nodes::Node node_;
    std::function<void()> on_return_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;
};

}
