#pragma once

// Reads CBOR (RFC 8949) item by item, without making anything of it: nothing is allocated, so
// that no length in it costs memory. What authenticators write is the canonical form of CTAP2;
// indefinite lengths, tags and numbers beyond 63 bits are broken here.

#include <cstdint>
#include <optional>
#include <string_view>

namespace kith::crypto {

class CborReader {
public:
    enum class Kind { Broken, Integer, Bytes, Text, Array, Map, Simple };
    struct Item {
        Kind kind = Kind::Broken;
        std::int64_t number = 0;     // of an integer; how many items, or pairs, follow
        std::string_view bytes = {}; // of bytes and texts
    };

    explicit CborReader(std::string_view bytes) : rest_(bytes), size_(bytes.size()) {}

    // The next head; Broken at the end, too.
    Item next();
    std::optional<std::int64_t> integer();
    std::optional<std::string_view> bytes();
    std::optional<std::string_view> text();
    // How many pairs follow: at most 64.
    std::optional<std::int64_t> map();
    // Passes a whole item, whatever is in it, to a depth of 8.
    bool skip(int depth = 8);
    std::size_t position() const { return size_ - rest_.size(); }

private:
    std::string_view rest_;
    std::size_t size_;
};

}
