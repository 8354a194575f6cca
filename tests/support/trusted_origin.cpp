#include "support/trusted_origin.h"

#include "fetch/fetch.h"

#include <vector>

namespace kith::tests {
namespace {

// Of all that there are.
std::vector<std::string> origins;

}

TrustedOrigin::TrustedOrigin(std::string origin) : origin_(std::move(origin))
{
    origins.push_back(origin_);
    fetch::set_trusted_origins(origins);
}

TrustedOrigin::~TrustedOrigin()
{
    std::erase(origins, origin_);
    fetch::set_trusted_origins(origins);
}

}
