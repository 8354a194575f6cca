#pragma once

// Refusals and faults as problem documents (RFC 9457).

#include "base/result.h"
#include "http/message.h"

#include <functional>
#include <string_view>

namespace kith::http {

// What app/refusals.cpp says of a code: its status and its sentence. Only there
// are the status codes known.
struct Meaning {
    int status;
    std::string_view title;
};
using Meanings = std::function<Meaning(std::string_view code)>;

// {type, title, status, detail, code, request_id, errors, ...about}
Reply problem(Refusal const&, Meaning const&, std::string_view request_id);

}
