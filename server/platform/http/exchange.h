#pragma once

// The request that is being handled: what its connection keeps of it while the
// pipeline has it.

#include "http/pipeline.h"
#include "http/request_head.h"
#include "http/server.h"

#include <chrono>
#include <functional>

namespace kith::http {

class Exchange {
public:
    using Finished = std::function<void(Server::Finished const&)>;

    // Keeps no more than the answer needs, unless somebody wants to hear of it.
    void begin(RequestHead const&, Finished const&);
    void tell(Finished const&, Outcome const&, int status) const;

    bool is_kept_alive() const { return is_kept_alive_; }
    Request const& request() const { return request_; }

private:
    Request request_;
    bool is_kept_alive_ = false;
    std::chrono::steady_clock::time_point began_at_;
};

}
