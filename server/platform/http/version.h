#pragma once

// A version of what is shown, where that changes without the one row that has a version.

#include "crypto/token.h"
#include "json/json.h"

#include <cstdint>
#include <string>

namespace kith::http {

template<typename Body>
std::int64_t version_of(Body const& body)
{
    return static_cast<std::int64_t>(std::stoull(crypto::sha256_hex(json::write(body)).substr(0, 12), nullptr, 16));
}

}
