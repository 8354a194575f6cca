#pragma once

// A server on loopback that fetch asks as long as this lives, beside the others.

#include <string>

namespace kith::tests {

class TrustedOrigin {
public:
    explicit TrustedOrigin(std::string origin);
    ~TrustedOrigin();
    TrustedOrigin(TrustedOrigin const&) = delete;
    TrustedOrigin& operator=(TrustedOrigin const&) = delete;

private:
    std::string origin_;
};

}
