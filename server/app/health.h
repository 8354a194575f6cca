#pragma once

#include "db/database.h"
#include "http/router.h"
#include "http/server.h"
#include "live/live.h"

namespace kith::app {

// /healthz (the process answers), /readyz (it can do its work), /version.
void add_health_routes(http::Router&, db::Database&);

// /metrics in Prometheus' text format.
void add_metrics_route(http::Router&, std::function<http::Server::Counters()>, std::function<std::size_t()> sockets);

}
