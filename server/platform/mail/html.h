#pragma once

#include <string>
#include <string_view>

namespace kith::mail {

// Text as HTML shows it, also inside of attributes.
std::string escape_html(std::string_view);

}
