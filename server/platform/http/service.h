#pragma once

// What all connections of a server have in common.

#include "http/admission.h"
#include "http/pipeline.h"
#include "http/server.h"
#include "http/slow_pool.h"
#include "http/trusted_proxies.h"

#include <functional>

namespace kith::http {

struct Service {
    Limits limits;
    TrustedProxies proxies;
    Admission admission;
    SlowPool slow_pool;
    Pipeline pipeline;
    std::function<void(Server::Finished const&)> finished = {};
};

}
