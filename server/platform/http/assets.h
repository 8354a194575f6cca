#pragma once

// The web pages inside the binary, compressed when it was built.

#include <span>
#include <string_view>

namespace kith::http {

struct Asset {
    std::string_view path; // "/assets/index-Ab12.js"
    std::string_view content_type;
    std::string_view identity;
    std::string_view br; // empty when not smaller
    std::string_view gz;
    bool immutable; // its name holds its hash
};

// Sorted by path.
std::span<Asset const> embedded_assets();

}
