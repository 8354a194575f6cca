#pragma once

// Why somebody may do something, as the API shows it.

#include "permissions/permissions.h"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace kith::access {

struct ReasonBody {
    std::string kind; // standing_role, additional_role, custom_role, grant, operator
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ReasonBody, (), (kind, id, name))

std::vector<ReasonBody> shown(std::vector<PermissionSource> const& because);

}
