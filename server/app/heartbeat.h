#pragma once

// Says every minute that this server runs, so that its operators see it (nodes/nodes.h).

#include "db/database.h"
#include "nodes/nodes.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace kith::app {

class Heartbeat {
public:
    explicit Heartbeat(db::Database&);
    void start();
    void stop(); // and takes leave

private:
    void beat(std::stop_token const&);
    void say(void (*what)(db::Transaction&, nodes::Node const&));

    db::Database& database_;
    nodes::Node node_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;
};

}
