#include "http/address.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>

namespace kith::http {
namespace {

constexpr std::size_t ipv4_offset = 12;
constexpr Address::Bytes ipv4_prefix { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

std::optional<int> parse_bits(std::string_view text, int most)
{
    int bits = 0;
    auto const end = text.data() + text.size();
    auto const [last, error] = std::from_chars(text.data(), end, bits);
    if (error != std::errc {} || last != end || bits < 0 || bits > most)
        return {};
    return bits;
}

}

std::optional<Address> Address::parse(std::string_view text)
{
    std::array<char, INET6_ADDRSTRLEN> terminated {};
    if (text.size() >= terminated.size())
        return {};
    std::ranges::copy(text, terminated.begin());
    bool const is_ipv6 = text.find(':') != text.npos;
    auto bytes = is_ipv6 ? Bytes {} : ipv4_prefix;
    auto* const target = is_ipv6 ? bytes.data() : bytes.data() + ipv4_offset;
    if (inet_pton(is_ipv6 ? AF_INET6 : AF_INET, terminated.data(), target) != 1)
        return {};
    return Address { bytes };
}

std::string Address::text() const
{
    std::array<char, INET6_ADDRSTRLEN> text {};
    auto const* const source = is_ipv4() ? bytes_.data() + ipv4_offset : bytes_.data();
    inet_ntop(is_ipv4() ? AF_INET : AF_INET6, source, text.data(), text.size());
    return text.data();
}

bool Address::is_ipv4() const { return std::memcmp(bytes_.data(), ipv4_prefix.data(), ipv4_offset) == 0; }

bool Address::is_loopback() const
{
    if (is_ipv4())
        return bytes_[ipv4_offset] == 127;
    Bytes loopback {};
    loopback.back() = 1;
    return bytes_ == loopback;
}

Address Address::household() const
{
    auto bytes = bytes_;
    if (!is_ipv4())
        std::fill(bytes.begin() + 8, bytes.end(), 0);
    return Address { bytes };
}

std::optional<AddressRange> AddressRange::parse(std::string_view text)
{
    auto const slash = text.find('/');
    auto const first = Address::parse(text.substr(0, slash));
    if (!first)
        return {};
    if (slash == text.npos)
        return AddressRange { *first, 128 };
    bool const is_ipv4 = text.substr(0, slash).find(':') == text.npos;
    auto const bits = parse_bits(text.substr(slash + 1), is_ipv4 ? 32 : 128);
    if (!bits)
        return {};
    return AddressRange { *first, is_ipv4 ? *bits + 96 : *bits };
}

bool AddressRange::contains(Address const& address) const
{
    auto const& mine = first_.bytes();
    auto const& theirs = address.bytes();
    auto const whole = static_cast<std::size_t>(bits_ / 8);
    if (std::memcmp(mine.data(), theirs.data(), whole) != 0)
        return false;
    auto const rest = bits_ % 8;
    return rest == 0 || (mine[whole] ^ theirs[whole]) >> (8 - rest) == 0;
}

}
