#pragma once

// What a client does wrong before there is a request that could be handled. The
// connection answers with a problem document and ends, because nobody knows where
// the next request would begin.

namespace kith::http {

struct Misuse {
    int status;
    char const* code;
    char const* title;
};

namespace misuse {
inline constexpr Misuse malformed { 400, "malformed", "The request is not well-formed HTTP." };
inline constexpr Misuse bad_method { 405, "method_not_allowed", "This method is not served here." };
inline constexpr Misuse timed_out { 408, "request_timeout", "The request took too long to arrive." };
inline constexpr Misuse body_too_long { 413, "body_too_long", "The request body is too long." };
inline constexpr Misuse too_many { 429, "too_many_requests", "There are too many connections from this address." };
inline constexpr Misuse head_too_long { 431, "head_too_long", "The request head is too long." };
inline constexpr Misuse unknown_coding { 501, "not_implemented", "This transfer coding is not supported." };
inline constexpr Misuse unknown_method { 501, "not_implemented", "This method is not known here." };
inline constexpr Misuse no_room { 503, "unavailable", "There is no room for so large a body at the moment." };
inline constexpr Misuse full { 503, "unavailable", "There are too many connections." };
inline constexpr Misuse bad_version { 505, "version_not_supported", "This version of HTTP is not supported." };
}

}
