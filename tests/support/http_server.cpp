#include "support/http_server.h"

#include <array>

namespace kith::tests {
namespace {

struct AnyFile {
    static constexpr std::array<std::string_view, 1> media_types { "application/json" };
    static constexpr std::size_t most_bytes = 1024 * 1024;
};

// Gives back what it got, from where it lies.
Result<http::Media> echo_file(http::Call&, db::Transaction&, http::Upload<AnyFile> const& upload)
{
    auto spool = std::make_shared<Spool>();
    spool->append(upload.bytes);
    return http::Media { "text/plain", "", std::move(spool) };
}

http::Router make_router()
{
    using http::Call;
    using http::Method;
    using http::Reply;
    http::Router router;
    auto const text = [](std::string body) { return Reply { 200, "text/plain", std::move(body) }; };
    router.plain(Method::Get, "/plain", [=](Call&) { return text("ok"); });
    router.plain(Method::Get, "/medium", [=](Call&) { return text(std::string(8 * 1024, 'x')); });
    router.plain(Method::Get, "/large", [=](Call&) { return text(std::string(256 * 1024, 'x')); });
    router.plain(Method::Get, "/lasting", [](Call&) {
        static std::string const lasting(1024 * 1024, 'y');
        Reply reply { 200, "text/plain" };
        reply.lasting_body = lasting;
        return reply;
    });
    router.plain(Method::Get, "/who",
        [=](Call& call) { return text(call.request().address + (call.request().secure ? " https" : " http")); });
    router.plain(Method::Post, "/echo", [=](Call& call) { return text(call.request().body); });
    router.post("/files", "Takes a file", echo_file);
    router.plain_with_transaction(
        Method::Get, "/slow", [=](Call&, db::Transaction&) -> Result<Reply> { return text("slow"); });
    return router;
}

http::Meaning meaning(std::string_view code) { return { code == "not_found" ? 404 : 409, "Refused." }; }

http::ServerOptions on_free_port(http::ServerOptions options)
{
    options.listen = "127.0.0.1:0";
    return options;
}

}

HttpServer::HttpServer(http::ServerOptions options)
    : router(make_router())
    , server(on_free_port(std::move(options)), router, database, meaning)
{
    server.start();
}

std::string HttpServer::host_line() const { return "Host: " + url().substr(7) + "\r\n"; }

std::string HttpServer::post(std::string const& path, std::string const& body) const
{
    return "POST " + path + " HTTP/1.1\r\n" + host_line() +
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

http::ServerOptions small_limits()
{
    http::ServerOptions options;
    options.limits.head_bytes = 2048;
    options.limits.body_bytes = 4096;
    options.limits.head_seconds = 1;
    options.limits.body_seconds = 1;
    options.limits.idle_seconds = 2;
    return options;
}

}
