#pragma once

// Who the client is when it comes through a proxy. What X-Forwarded-* says counts
// only when the one who says so is named in the settings: anybody may write them.

#include "http/address.h"
#include "http/message.h"

#include <string>
#include <vector>

namespace kith::http {

class TrustedProxies {
public:
    // StartupFault for what is neither an address nor a CIDR range.
    explicit TrustedProxies(std::vector<std::string> const& ranges);

    bool include(Address const&) const;
    // Sets `address` and `secure` of a request that a trusted proxy passed on: the
    // client is the last in X-Forwarded-For that is not a trusted proxy itself.
    void read_forwarded(Request&) const;

private:
    std::optional<Address> find_client(Request const&) const;
    std::vector<AddressRange> ranges_;
};

}
