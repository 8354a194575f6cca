#include "app/health.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

http::Reply json_reply(int status, std::string body) { return { status, "application/json", std::move(body) }; }

http::Reply readiness(db::Database& database)
{
    auto const trouble = database.trouble();
    if (trouble.empty())
        return json_reply(200, R"({"status":"ready"})");
    std::string body = R"({"status":"not ready","database":)";
    json::write_string(body, trouble);
    return json_reply(503, body + '}');
}

std::string metric(std::string_view name, std::string_view type, std::uint64_t value)
{
    return fmt::format("# TYPE kith_{0} {1}\nkith_{0} {2}\n", name, type, value);
}

}

void add_health_routes(http::Router& router, db::Database& database)
{
    using http::Method;
    router.plain(Method::Get, "/healthz", [](http::Call&) { return json_reply(200, R"({"status":"ok"})"); });
    router.plain(Method::Get, "/readyz", [&database](http::Call&) { return readiness(database); });
    router.plain(Method::Get, "/version",
        [](http::Call&) { return json_reply(200, R"({"name":"kith","version":")" KITH_VERSION R"("})"); });
}

void add_metrics_route(
    http::Router& router, std::function<http::Server::Counters()> count, std::function<std::size_t()> sockets)
{
    router.plain(http::Method::Get, "/metrics", [=](http::Call&) {
        auto const counters = count();
        auto text = metric("http_connections_open", "gauge", counters.connections_open) +
            metric("http_connections_total", "counter", counters.connections_total) +
            metric("http_requests_total", "counter", counters.requests) +
            metric("http_refused_total", "counter", counters.refused_4xx) +
            metric("http_faults_total", "counter", counters.faults_5xx) +
            metric("http_sent_bytes_total", "counter", counters.bytes_out) + metric("live_sockets", "gauge", sockets());
        return http::Reply { 200, "text/plain; version=0.0.4", std::move(text) };
    });
}

}
