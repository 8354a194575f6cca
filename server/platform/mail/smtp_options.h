#pragma once

#include "mail/sender.h"

namespace kith::mail {

// Faults (StartupFault) on a url or a `from` that cannot work, before any mail waits
// for it.
void check_options(SmtpOptions const&);

// Whether a mail may leave only over TLS, to a server that proves its name.
bool needs_tls(SmtpOptions const&);

}
