#pragma once

// The OpenAPI 3.1 document, made of the same tables that parse and write the JSON.

#include "http/problem.h"
#include "http/router.h"

#include <string>
#include <string_view>

namespace kith::http {

std::string write_openapi(Router const&, std::string_view version);

}
