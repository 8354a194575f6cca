#pragma once

// One-time passwords by time (RFC 6238): HMAC-SHA-1, steps of 30 seconds, 6 digits, which is
// what every authenticator app understands. Pure but for making secrets.

#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith::crypto::totp {

inline constexpr int secret_bytes = 20; // RFC 4226 4, R6
inline constexpr int digits = 6;
inline constexpr std::int64_t step_seconds = 30;

std::string random_secret();

// Which step that moment is in, counted from 1970 (RFC 6238 4.1).
std::int64_t step_at(Time);
// RFC 4226 5.3, of 6 to 8 digits.
std::string code_at(std::string_view secret, std::int64_t step, int length = digits);
// The step of which it is the code, of that of `now`, the one before and the one after: the
// newest, where more than one has it.
std::optional<std::int64_t> find_step(std::string_view secret, std::string_view code, Time now);

// RFC 4648 6, without padding: how people type a secret.
std::string to_base32(std::string_view bytes);

}
