#pragma once

// Refusals as programs of address books read them (RFC 4918, 16).

#include "base/result.h"
#include "http/message.h"

namespace kith::carddav {

http::Reply explain(Refusal const&, int status);

}
