#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::crypto {

// RFC 4648 4, for bytes that stand in a text column.
std::string to_base64(std::string_view bytes);
// REQUIRES: to_base64 wrote it; anything else is a fault.
std::string from_base64(std::string_view text);
// What others wrote, with its padding; nothing for any other text.
std::optional<std::string> parse_base64(std::string_view text);

// RFC 4648 5, without padding: how browsers write bytes in JSON. Nothing for any other text.
std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

}
