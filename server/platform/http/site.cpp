#include "http/site.h"

#include "base/fault.h"
#include "http/address.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sysexits.h>

namespace kith::http {
namespace {

struct Url {
    std::string scheme;
    std::string host; // an IPv6 address with brackets
    int port = 0;
};

std::optional<int> parse_port(std::string_view text)
{
    int port = 0;
    auto const end = text.data() + text.size();
    auto const [last, error] = std::from_chars(text.data(), end, port);
    if (error != std::errc {} || last != end || port < 0 || port > 65535)
        return {};
    return port;
}

int default_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

bool is_host(std::string_view text)
{
    if (text.starts_with('['))
        return text.ends_with(']') && Address::parse(text.substr(1, text.size() - 2));
    auto const may_stand = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
    };
    return !text.empty() && std::ranges::all_of(text, may_stand);
}

std::optional<Url> parse_url(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    auto const colon = text.find("://");
    if (colon == text.npos)
        return {};
    Url url { text.substr(0, colon), text.substr(colon + 3), default_port(text.substr(0, colon)) };
    if (url.host.ends_with('/'))
        url.host.pop_back();
    if (auto const port_at = url.host.rfind(':'); port_at != text.npos && !url.host.ends_with(']')) {
        auto const port = parse_port(std::string_view { url.host }.substr(port_at + 1));
        if (!port)
            return {};
        url.port = *port;
        url.host.resize(port_at);
    }
    bool const is_known = url.scheme == "http" || url.scheme == "https";
    return is_known && is_host(url.host) ? std::optional { url } : std::nullopt;
}

std::string origin_of(Url const& url)
{
    auto const port = url.port == default_port(url.scheme) ? "" : ':' + std::to_string(url.port);
    return url.scheme + "://" + url.host + port;
}

// A client may leave the usual port out, or not.
void allow_host(Site& site, Url const& url)
{
    site.allowed_hosts.push_back(url.host + ':' + std::to_string(url.port));
    if (url.port == default_port(url.scheme))
        site.allowed_hosts.push_back(url.host);
}

void allow(Site& site, Url const& url)
{
    allow_host(site, url);
    site.allowed_origins.push_back(origin_of(url));
}

std::string bracketed(std::string const& host) { return host.find(':') == host.npos ? host : '[' + host + ']'; }

}

std::string ListenAddress::text() const { return bracketed(host) + ':' + std::to_string(port); }

ListenAddress parse_listen_address(std::string_view text)
{
    auto const colon = text.rfind(':');
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    if (host == "localhost")
        host = "127.0.0.1";
    auto const address = Address::parse(host);
    auto const port = colon == text.npos ? std::nullopt : parse_port(text.substr(colon + 1));
    if (!address || !port)
        throw StartupFault(EX_CONFIG, "listen: \"" + std::string { text } + "\" is not ADDRESS:PORT");
    return { address->text(), *port, address->is_loopback() };
}

Site make_site(ListenAddress const& listen, std::string_view public_url)
{
    auto const here = Url { "http", bracketed(listen.host), listen.port };
    auto const shown = public_url.empty() ? std::optional { here } : parse_url(std::string { public_url });
    if (!shown)
        throw StartupFault(
            EX_CONFIG, "public_url: \"" + std::string { public_url } + "\" is not http(s)://HOST[:PORT]");
    Site site { origin_of(*shown), {}, {} };
    allow(site, *shown);
    allow_host(site, here); // probes ask by address
    if (!listen.is_loopback)
        return site;
    for (auto const* name : { "127.0.0.1", "localhost" })
        allow(site, { "http", name, listen.port });
    site.allowed_origins.push_back(origin_of(here));
    return site;
}

}
