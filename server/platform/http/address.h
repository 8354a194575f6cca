#pragma once

// IP addresses as sixteen bytes, so that an IPv4 address and its spelling in IPv6
// (::ffff:192.0.2.1) are one and the same client.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::http {

class Address {
public:
    using Bytes = std::array<unsigned char, 16>;

    Address() = default;
    explicit Address(Bytes const& bytes) : bytes_(bytes) {}
    // "192.0.2.1" or "2001:db8::1"; no port, no brackets, no zone.
    static std::optional<Address> parse(std::string_view);

    std::string text() const;
    Bytes const& bytes() const { return bytes_; }
    bool is_ipv4() const;
    bool is_loopback() const;
    // Who counts as one client: an IPv4 address, or a /64 of IPv6, since that is
    // what every household is given.
    Address household() const;
    bool operator==(Address const&) const = default;

private:
    Bytes bytes_ {};
};

class AddressRange {
public:
    // "10.0.0.0/8", "fd00::/8", or an address for itself alone.
    static std::optional<AddressRange> parse(std::string_view);
    bool contains(Address const&) const;

private:
    AddressRange(Address const& first, int bits) : first_(first), bits_(bits) {}
    Address first_;
    int bits_;
};

}
