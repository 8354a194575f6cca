#pragma once

// Answers made smaller on their way (RFC 9110, 8.4), for clients that say they take it. No
// answer holds a secret beside what a stranger can have repeated in it (BREACH): sessions are
// in cookies that scripts cannot read, and writes are checked by Origin.

#include "http/message.h"

#include <string_view>

namespace kith::http {

// Whether the client takes it: "gzip", "br".
bool accepts(Request const&, std::string_view coding);
// JSON that is worth it is sent as gzip; what is embedded is packed when Kith is built.
void compress(Reply&, Request const&);

}
