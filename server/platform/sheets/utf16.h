#pragma once

#include "base/spool.h"

#include <string_view>

namespace kith::sheets {

// Text in UTF-16 that begins with its mark, as UTF-8 without one; what is no text becomes U+FFFD.
void append_utf8(std::string_view utf16, Spool&);

}
