#include "mail/smtp_options.h"

#include "base/fault.h"
#include "mail/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <sysexits.h>

namespace kith::mail {
namespace {

struct Url {
    std::string scheme;
    std::string host;
};

std::string url_part(CURLU* url, CURLUPart which)
{
    char* text = nullptr;
    if (curl_url_get(url, which, &text, 0) != CURLUE_OK)
        return {};
    std::string part = text;
    curl_free(text);
    return part;
}

Url parse_url(std::string const& text)
{
    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url { curl_url(), curl_url_cleanup };
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return {};
    return { url_part(url.get(), CURLUPART_SCHEME), url_part(url.get(), CURLUPART_HOST) };
}

// By its name alone: what a resolver says must not decide whether TLS is needed.
bool is_loopback(std::string const& host)
{
    in_addr address {};
    bool const is_number = inet_pton(AF_INET, host.c_str(), &address) == 1;
    return host == "localhost" || host == "[::1]" || (is_number && host.starts_with("127."));
}

}

void check_options(SmtpOptions const& options)
{
    auto const url = parse_url(options.url);
    if ((url.scheme != "smtp" && url.scheme != "smtps") || url.host.empty())
        throw StartupFault(EX_CONFIG, "the mail server must be given as smtp://host:port or smtps://host:port");
    try {
        wire_address(split_address(options.from).address);
    } catch (Fault const& fault) {
        throw StartupFault(EX_CONFIG, std::string { "the sender of mail needs an address: " } + fault.what());
    }
}

bool needs_tls(SmtpOptions const& options)
{
    auto const url = parse_url(options.url);
    return !is_loopback(url.host) && (options.require_tls || url.scheme == "smtps");
}

}
