#pragma once

// Public keys as authenticators write them (RFC 9053): ES256, Ed25519 and RS256, which is what
// passkeys are made with.

#include <cstddef>
#include <optional>
#include <string_view>

namespace kith::crypto::cose {

// WebAuthn calls algorithms so, in the order in which we would have them.
inline constexpr int es256 = -7;
inline constexpr int eddsa = -8;
inline constexpr int rs256 = -257;

// How many bytes a key takes that begins there; nothing: it is none that verify takes.
std::optional<std::size_t> size_of_key(std::string_view bytes);

// False for any signature but that of the key over the message.
bool verify(std::string_view key, std::string_view message, std::string_view signature);

}
