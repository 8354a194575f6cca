#pragma once

// The head of a request, by Beast's parser, and what RFC 9112 wants checked beyond
// it: how long the body is must be beyond doubt, and so must be the Host.

#include "http/message.h"
#include "http/misuse.h"

#include <cstdint>
#include <expected>
#include <string_view>

namespace kith::http {

struct RequestHead {
    Request request;
    bool is_kept_alive = false;
    bool is_chunked = false;
    bool expects_continue = false;
    std::uint64_t content_length = 0;

    bool has_body() const { return is_chunked || content_length > 0; }
};

// `text` is all of a head, with the empty line, and passed HeadScan.
std::expected<RequestHead, Misuse> parse_request_head(std::string_view text);

}
