#pragma once

// One request as it came in, and the answer that goes out. Plain data: nothing
// here knows of sockets.

#include "base/spool.h"
#include "base/time.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::http {

// The last four are of WebDAV (RFC 4918, RFC 3253).
enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Propfind, Proppatch, Report, Mkcol };
std::string_view method_text(Method);
bool is_of_webdav(Method);

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::Get;
    std::string target; // as sent: path and query
    std::string path;   // without the query; percent-encoded as sent
    std::string query;  // without the question mark
    Headers headers;    // names in lower case, in the order sent
    std::string body;
    std::shared_ptr<Spool> large_body; // instead of `body`, where a route takes files that large
    std::string address;               // of the client: the peer, or what a trusted proxy says
    std::string id;                    // request id: in the answer, the log and the events
    bool secure = false;               // https, at this server or at a trusted proxy

    // The first header of that (lower-case) name; empty when there is none.
    std::string_view header(std::string_view name) const;
    int count_headers(std::string_view name) const;
    std::string_view cookie(std::string_view name) const;
    std::string_view content() const { return large_body ? large_body->view() : std::string_view { body }; }
    // "text/csv": of the body, in lower case and without its parameters.
    std::string media_type() const;
};

struct Reply {
    int status = 200;
    std::string content_type = "application/json";
    std::string body = {};
    Headers headers = {};
    // A body that lives as long as the process (an embedded asset), instead of `body`.
    std::string_view lasting_body = {};
    // Or one that lives as long as this.
    std::shared_ptr<void const> keeper = {};

    std::string_view content() const { return lasting_body.empty() ? std::string_view { body } : lasting_body; }
};

}
