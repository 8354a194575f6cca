#include "http/trusted_proxies.h"

#include "base/fault.h"
#include "base/text.h"

#include <algorithm>
#include <ranges>
#include <sysexits.h>

namespace kith::http {
namespace {

// "192.0.2.1", "192.0.2.1:4711", "2001:db8::1" and "[2001:db8::1]:4711" are in use.
std::optional<Address> parse_hop(std::string_view hop)
{
    hop = trim(hop);
    if (hop.starts_with('['))
        return Address::parse(hop.substr(1, hop.find(']') - 1));
    if (std::ranges::count(hop, ':') == 1)
        hop = hop.substr(0, hop.find(':'));
    return Address::parse(hop);
}

// The entry behind the last comma, which is then cut off.
std::string_view take_last(std::string_view& list)
{
    auto const comma = list.rfind(',');
    auto const last = comma == list.npos ? list : list.substr(comma + 1);
    list = comma == list.npos ? std::string_view {} : list.substr(0, comma);
    return last;
}

}

TrustedProxies::TrustedProxies(std::vector<std::string> const& ranges)
{
    for (auto const& text : ranges) {
        auto const range = AddressRange::parse(text);
        if (!range)
            throw StartupFault(EX_CONFIG, "trusted_proxies: \"" + text + "\" is neither an address nor a CIDR range");
        ranges_.push_back(*range);
    }
}

bool TrustedProxies::include(Address const& address) const
{
    return std::ranges::any_of(ranges_, [&](auto const& range) { return range.contains(address); });
}

void TrustedProxies::read_forwarded(Request& request) const
{
    if (auto const client = find_client(request))
        request.address = client->text();
    for (auto const& [name, value] : request.headers) {
        if (name == "x-forwarded-proto")
            request.secure = value == "https";
    }
}

// Every proxy adds at the end whom it spoke to, so the list is believed from its
// end up to the first stranger: what stands before him he may have made up.
std::optional<Address> TrustedProxies::find_client(Request const& request) const
{
    std::optional<Address> client;
    for (auto const& [name, value] : request.headers | std::views::reverse) {
        if (name != "x-forwarded-for")
            continue;
        for (std::string_view list = value; !list.empty();) {
            auto const hop = parse_hop(take_last(list));
            if (!hop)
                return client;
            client = hop;
            if (!include(*hop))
                return client;
        }
    }
    return client;
}

}
