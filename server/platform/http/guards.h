#pragma once

// What every request is held against before its route is asked, and what every
// answer carries.

#include "base/result.h"
#include "http/message.h"
#include "http/pipeline.h"
#include "http/router.h"

namespace kith::http {

// A page of another name that points here is none of ours (DNS rebinding).
// Refuses: misdirected.
Result<void> check_host(Request const&, Site const&);

// Browsers say where a request comes from: Origin, or Sec-Fetch-Site. Who says
// neither is no browser and carries no cookie of anybody else.
// Refuses: origin_refused.
Result<void> check_origin(Request const&, Site const&, Route const&);

// Refuses: unsupported_media_type for a body that is not said to be JSON.
Result<void> check_content_type(Request const&, Route const&);

// Whether who asks has it already (RFC 9110, 13.1.2).
bool is_known(Request const&, Reply const&);

void add_security_headers(Reply&, bool is_secure);

}
