#include "http/guards.h"

#include <algorithm>

namespace kith::http {
namespace {

bool contains(std::vector<std::string> const& list, std::string_view text)
{
    return std::ranges::find(list, text) != list.end();
}

bool is_from_another_site(Request const& request)
{
    auto const site = request.header("sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

void add_unless_there(Reply& reply, std::string_view name, std::string_view value)
{
    auto is_it = [&](auto const& header) { return header.first == name; };
    if (!std::ranges::any_of(reply.headers, is_it))
        reply.headers.emplace_back(name, value);
}

}

Result<void> check_host(Request const& request, Site const& site)
{
    auto const count = request.count_headers("host");
    bool const is_ours = count == 1 && contains(site.allowed_hosts, request.header("host"));
    return count == 0 || is_ours ? Result<void> {} : refuse("misdirected");
}

Result<void> check_origin(Request const& request, Site const& site, Route const& route)
{
    if (route.reads() && !route.upgrade)
        return {};
    if (auto const count = request.count_headers("origin"); count > 0) {
        bool const is_ours = count == 1 && contains(site.allowed_origins, request.header("origin"));
        return is_ours ? Result<void> {} : refuse("origin_refused");
    }
    bool const is_blind_upgrade = route.upgrade && request.count_headers("cookie") > 0;
    return is_from_another_site(request) || is_blind_upgrade ? refuse("origin_refused") : Result<void> {};
}

Result<void> check_content_type(Request const& request, Route const& route)
{
    auto const type = request.media_type();
    bool const is_taken = route.uploads.empty() ? type == "application/json"
                                                : std::ranges::find(route.uploads, type) != route.uploads.end();
    return request.content().empty() || is_taken ? Result<void> {} : refuse("unsupported_media_type");
}

bool is_known(Request const& request, Reply const& reply)
{
    auto const known = request.header("if-none-match");
    if (known.empty() || reply.status != 200)
        return false;
    return std::ranges::any_of(
        reply.headers, [&](auto const& header) { return header.first == "ETag" && header.second == known; });
}

void add_security_headers(Reply& reply, bool is_secure)
{
    add_unless_there(reply, "X-Content-Type-Options", "nosniff");
    add_unless_there(reply, "Referrer-Policy", "no-referrer");
    add_unless_there(reply, "Cross-Origin-Opener-Policy", "same-origin");
    add_unless_there(reply, "Cross-Origin-Resource-Policy", "same-origin");
    add_unless_there(reply, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
    add_unless_there(reply, "Cache-Control", "no-store");
    if (is_secure)
        add_unless_there(reply, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}
