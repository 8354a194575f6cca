#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::http {

// RFC 3986 2.1. Nothing for a broken escape, a NUL or what is no UTF-8.
std::optional<std::string> percent_decode(std::string_view, bool plus_is_space);
std::string percent_encode(std::string_view);

}
