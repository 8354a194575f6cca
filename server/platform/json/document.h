#pragma once

#include "base/result.h"

#include <boost/json/value.hpp>

#include <string_view>

namespace kith::json {

// A JSON document that can mean one thing only: no duplicate keys, no depth over
// 32, no number out of range. Empty text is an empty object. Refuses: malformed.
Result<boost::json::value> parse_document(std::string_view text);

}
