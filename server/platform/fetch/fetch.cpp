#include "fetch/fetch.h"

#include "base/fault.h"

#include <arpa/inet.h>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <curl/curl.h>
#include <sysexits.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace kith::fetch {
namespace {

namespace ip = boost::asio::ip;

// RFC 6890 and its registry: whatever is not reached over the internet by everybody.
constexpr std::array special_v4 { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
    "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3" };
constexpr std::array special_v6 { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" };
constexpr auto global_v6 = "2000::/3";

bool is_within(ip::address_v4 const& address, char const* range)
{
    auto const network = ip::make_network_v4(range);
    return ip::network_v4 { address, network.prefix_length() }.network() == network.network();
}

bool is_public(ip::address_v4 const& address)
{
    return std::ranges::none_of(special_v4, [&](auto const* range) { return is_within(address, range); });
}

bool is_within(ip::address_v6 const& address, char const* range)
{
    auto const network = ip::make_network_v6(range);
    return ip::network_v6 { address, network.prefix_length() }.network() == network.network();
}

bool is_public(ip::address_v6 const& address)
{
    if (address.is_v4_mapped())
        return is_public(ip::make_address_v4(ip::v4_mapped, address));
    return is_within(address, global_v6) &&
        std::ranges::none_of(special_v6, [&](auto const* range) { return is_within(address, range); });
}

CURLcode initialize()
{
    std::signal(SIGPIPE, SIG_IGN); // CURLOPT_NOSIGNAL leaves it alone, and OpenSSL raises it
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

struct Ended {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, Ended>;

Handle make_handle()
{
    static auto const initialized = initialize();
    Handle handle { initialized == CURLE_OK ? curl_easy_init() : nullptr };
    if (!handle)
        throw Fault("libcurl does not start");
    return handle;
}

// May be set before main.
std::vector<std::string>& trusted_origins()
{
    static std::vector<std::string> origins;
    return origins;
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK)
        return {};
    std::string copy { text };
    curl_free(text);
    return copy;
}

// "https://host:port" with the port always; nothing for what is no URL, or carries a name and a password.
std::string origin_of(std::string const& text)
{
    std::unique_ptr<CURLU, Ended> const url { curl_url() };
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK)
        return {};
    auto const scheme = part_of(url.get(), CURLUPART_SCHEME);
    if (scheme != "https" && scheme != "http")
        return {};
    return scheme + "://" + part_of(url.get(), CURLUPART_HOST) + ':' +
        part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

bool is_trusted_origin(std::string const& origin)
{
    return std::ranges::find(trusted_origins(), origin) != trusted_origins().end();
}

// Servers that did not answer, and until when they are left alone.
class Resting {
public:
    bool has(std::string const& origin)
    {
        std::lock_guard const lock { mutex_ };
        auto const known = until_.find(origin);
        return known != until_.end() && Clock::now() < known->second;
    }
    void add(std::string const& origin)
    {
        std::lock_guard const lock { mutex_ };
        std::erase_if(until_, [](auto const& each) { return each.second <= Clock::now(); });
        if (until_.size() < 1000)
            until_[origin] = Clock::now() + rest;
    }

private:
    using Clock = std::chrono::steady_clock;
    std::mutex mutex_;
    std::unordered_map<std::string, Clock::time_point> until_;
};
Resting resting;

// libcurl would send a line break in a header on.
bool is_one_line(std::string const& text)
{
    return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

struct Transfer {
    std::string body;
    bool is_trusted = false;
    bool was_private = false;
    bool was_large = false;
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* user)
{
    auto& transfer = *static_cast<Transfer*>(user);
    transfer.was_large = transfer.body.size() + size * count > most_bytes;
    if (transfer.was_large)
        return 0;
    transfer.body.append(bytes, size * count);
    return size * count;
}

std::string text_of(sockaddr const& address)
{
    std::array<char, INET6_ADDRSTRLEN> text {};
    if (address.sa_family == AF_INET)
        inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in const&>(address).sin_addr, text.data(), text.size());
    if (address.sa_family == AF_INET6)
        inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr, text.data(), text.size());
    return text.data();
}

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address)
{
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.is_trusted && !is_public_address(text_of(address->addr))) {
        transfer.was_private = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string trouble_of(Transfer const& transfer, CURLcode code, char const* words)
{
    if (transfer.was_large)
        return "the answer is too large";
    if (transfer.was_private)
        return "the address is in a private network";
    return *words ? words : curl_easy_strerror(code);
}

void set_bounds(CURL* handle, Transfer& transfer, std::chrono::milliseconds patience)
{
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, transfer.is_trusted ? "https,http" : "https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L); // does not wait for a name server beyond that time
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(patience.count()));
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
}

}

void set_trusted_origins(std::vector<std::string> const& origins)
{
    std::vector<std::string> all;
    for (auto const& each : origins) {
        all.push_back(origin_of(each));
        if (all.back().empty())
            throw StartupFault(EX_CONFIG, "trusted_origins: " + each + " is no origin such as https://login.intern");
    }
    trusted_origins() = std::move(all);
}

bool is_public_address(std::string const& text)
{
    boost::system::error_code error;
    auto const address = ip::make_address(text, error);
    if (error)
        return false;
    return address.is_v4() ? is_public(address.to_v4()) : is_public(address.to_v6());
}

std::string escape(std::string const& text)
{
    auto* const escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
    std::string copy { escaped ? escaped : "" };
    curl_free(escaped);
    return copy;
}

std::string form_of(std::vector<std::pair<std::string, std::string>> const& fields)
{
    std::string form;
    for (auto const& [name, value] : fields)
        form += (form.empty() ? "" : "&") + escape(name) + '=' + escape(value);
    return form;
}

bool may_be_asked(std::string const& url)
{
    auto const origin = origin_of(url);
    return is_one_line(url) && (origin.starts_with("https:") || is_trusted_origin(origin));
}

bool is_trusted(std::string const& url) { return is_trusted_origin(origin_of(url)); }

Answer ask(Question const& question)
{
    auto const origin = origin_of(question.url);
    Transfer transfer;
    transfer.is_trusted = is_trusted_origin(origin);
    if (!may_be_asked(question.url))
        return { 0, "", "only https is asked" };
    if (!std::ranges::all_of(question.headers, is_one_line))
        return { 0, "", "a header would have two lines" };
    if (resting.has(origin))
        return { 0, "", "it did not answer a moment ago" };
    auto const handle = make_handle();
    std::array<char, CURL_ERROR_SIZE> words {};
    set_bounds(handle.get(), transfer, question.patience);
    curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, words.data());
    curl_easy_setopt(handle.get(), CURLOPT_URL, question.url.c_str());
    if (!question.form.empty())
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, question.form.c_str());
    std::unique_ptr<curl_slist, Ended> headers { curl_slist_append(nullptr, "Accept: application/json") };
    for (auto const& header : question.headers)
        curl_slist_append(headers.get(), header.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    auto const code = curl_easy_perform(handle.get());
    bool const has_answered = code == CURLE_OK || transfer.was_large || transfer.was_private;
    if (!has_answered)
        resting.add(origin);
    if (code != CURLE_OK)
        return { 0, "", trouble_of(transfer, code, words.data()) };
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    return { static_cast<int>(status), std::move(transfer.body), "" };
}

}
