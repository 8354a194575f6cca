#pragma once

#include "http/router.h"
#include "licenses/licenses.h"

#include <optional>
#include <string>

namespace kith::licenses {

struct ProductBody {
    std::string slug;
    std::string name;
    std::optional<std::int64_t> total; // null: unlimited
    std::int64_t assigned;
    std::int64_t reserved;
    std::optional<std::int64_t> available; // null: unlimited
};
BOOST_DESCRIBE_STRUCT(ProductBody, (), (slug, name, total, assigned, reserved, available))

ProductBody shown(Pool const&);
void add_routes(http::Router&);

}
