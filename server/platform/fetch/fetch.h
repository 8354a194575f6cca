#pragma once

// Questions to other servers by HTTP (libcurl): identity providers, and whoever else an account
// names. Whoever names a URL must not reach into our own network by it (SSRF): only https, only
// public addresses, decided for the address that is connected to and not for what a name server
// said before; no redirects, no proxies, an end in time and in size. What lies in one's own
// network is reached when the operator names it (set_trusted_origins).
//
// It waits for the answer, so that it is called outside of transactions, on the slow pool or by a
// job.

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace kith::fetch {

inline constexpr std::size_t most_bytes = 512 * 1024;
inline constexpr auto patience = std::chrono::seconds { 5 };
// A server that did not answer is not asked again for so long, lest everybody waits for it.
inline constexpr auto rest = std::chrono::seconds { 15 };

struct Question {
    std::string url;
    std::vector<std::string> headers;                     // "Authorization: Bearer ..."
    std::string form;                                     // posted as application/x-www-form-urlencoded; empty: a GET
    std::chrono::milliseconds patience = fetch::patience; // until the whole answer is there
};

struct Answer {
    int status = 0;
    std::string body;
    std::string trouble; // in words, when there is no answer: unreachable, too large, not allowed
    bool is_fine() const { return trouble.empty() && status >= 200 && status < 300; }
};
Answer ask(Question const&);

// "https://login.intern:8443": reached although its address is not public, and by http if that is
// how it is written. Set once, at start. StartupFault for what is no origin.
void set_trusted_origins(std::vector<std::string> const&);

// Whether it would be asked at all: https, or a trusted origin.
bool may_be_asked(std::string const& url);
// One that the operator has named.
bool is_trusted(std::string const& url);

// What a form or a query carries (application/x-www-form-urlencoded), and one text of it.
std::string escape(std::string const&);
std::string form_of(std::vector<std::pair<std::string, std::string>> const&);

// Whether the whole internet knows it: none of RFC 6890's special ranges (IPv4, IPv6, and IPv4 in IPv6).
bool is_public_address(std::string const& address);

}
