#pragma once

// How the log is asked for and handed out: what the routes of this folder share.

#include "events/search.h"
#include "http/page.h"
#include "json/json.h"

#include <optional>
#include <string>

namespace kith::audit {

// What an entry is looked for by; nothing: all there are.
struct AuditFilter {
    std::optional<std::string> actor;     // id of who did it
    std::optional<std::string> target;    // id of whom or what it was done to
    std::optional<std::string> operation; // "invitation.sent", or the category "invitation"
    std::optional<Time> from;
    std::optional<Time> to;
    std::optional<std::string> q; // part of a name, an address or of what changed
    std::optional<events::Via> via;
};
BOOST_DESCRIBE_STRUCT(AuditFilter, (), (actor, target, operation, from, to, q, via))

// Refuses: malformed (what is longer than anything in the log).
Result<events::Filter> filter_of(AuditFilter const&);
// The number before which a page begins; 0: at the newest. Refuses: malformed.
Result<std::int64_t> beginning(std::optional<std::string> const& cursor);
http::Cursor place_before(std::int64_t seq);

// "invitation" of "invitation.sent".
std::string category_of(std::string const& operation);

// One entry as a line of CSV: what a spreadsheet would run as a formula is text.
std::string csv_head();
std::string csv_line(events::Event const&);
std::string json_line(events::Event const&);

}
