#include "app/pages.h"

#include "crypto/token.h"
#include "http/assets.h"
#include "http/coding.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::string_view nonce_mark = "__CSP_NONCE__";

http::Asset const* find_asset(std::string_view path)
{
    auto const assets = http::embedded_assets();
    auto const found = std::ranges::lower_bound(assets, path, {}, &http::Asset::path);
    return found != assets.end() && found->path == path ? &*found : nullptr;
}

http::Reply serve(http::Call const& call, http::Asset const& asset)
{
    http::Reply reply { 200, std::string { asset.content_type } };
    reply.lasting_body = asset.identity;
    reply.headers.emplace_back("Vary", "Accept-Encoding");
    reply.headers.emplace_back("Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (!asset.br.empty() && http::accepts(call.request(), "br")) {
        reply.lasting_body = asset.br;
        reply.headers.emplace_back("Content-Encoding", "br");
    } else if (!asset.gz.empty() && http::accepts(call.request(), "gzip")) {
        reply.lasting_body = asset.gz;
        reply.headers.emplace_back("Content-Encoding", "gzip");
    }
    return reply;
}

std::string with_nonce(std::string_view page, std::string_view nonce)
{
    std::string out { page };
    for (auto at = out.find(nonce_mark); at != out.npos; at = out.find(nonce_mark, at + nonce.size()))
        out.replace(at, nonce_mark.size(), nonce);
    return out;
}

http::Reply not_found() { return { 404, "text/plain; charset=utf-8", "There is nothing here.\n" }; }

http::Reply serve_app()
{
    auto const* index = find_asset("/index.html");
    if (!index)
        return not_found();
    auto const nonce = crypto::random_hex(16);
    http::Reply reply { 200, "text/html; charset=utf-8", with_nonce(index->identity, nonce) };
    reply.headers.emplace_back("Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
            "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
            "object-src 'none';"
            " form-action 'self'; frame-ancestors 'none'");
    reply.headers.emplace_back("Cache-Control", "no-store");
    return reply;
}

}

void add_pages(http::Router& router)
{
    router.otherwise([](http::Call& call) {
        auto const& path = call.request().path;
        if (auto const* asset = path == "/index.html" ? nullptr : find_asset(path))
            return serve(call, *asset);
        return path.starts_with("/assets/") || path.starts_with("/dev/") ? not_found() : serve_app();
    });
}

}
