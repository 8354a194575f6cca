#pragma once

// The --dev mailbox: what was mailed, to be read in the browser and by tests.
// Pages are server-rendered and escape everything.

#include "db/transaction.h"

#include <string>
#include <string_view>

namespace kith::mail {

// [{to, from, subject, text, html, links, attachments, sent_at, stop_url}], newest first, at
// most 200. `to` is an address, empty means all; `from` is SmtpOptions::from, which
// the rows do not hold.
std::string mailbox_json(db::Transaction&, std::string_view to, std::string_view from);
// A page with the list; `nonce` for its style element.
std::string mailbox_page(db::Transaction&, std::string_view to, std::string_view nonce);

}
