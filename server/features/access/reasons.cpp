#include "access/reasons.h"

namespace kith::access {

std::vector<ReasonBody> shown(std::vector<PermissionSource> const& because)
{
    std::vector<ReasonBody> bodies;
    for (auto const& source : because)
        bodies.push_back({ source.kind, source.id, source.name });
    return bodies;
}

}
