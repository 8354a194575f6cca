#pragma once

// Who runs the server: persons flagged operator, in whichever account they are at home.
// What they do to an account is recorded there.

#include "base/id.h"
#include "base/result.h"
#include "db/transaction.h"
#include "events/events.h"
#include "http/call.h"

#include <optional>
#include <string>

namespace kith::operators {

struct Operator {
    PersonId person; // empty: whoever sits at the machine and gives orders there
    std::string name = "Operator";
    events::Way way = {};
    events::Source source() const { return { "operator", person.text(), name, way }; }
};

// Nothing for those who are none, whose token was not made for running the server, or who have a
// second factor or a passkey and did not show it.
// Refuses: unauthenticated, too_many_requests.
Result<std::optional<Operator>> find(http::Call&, db::Transaction&);
// Refuses: as above, forbidden, second_factor_required (he has one, and did not show it).
Result<Operator> require(http::Call&, db::Transaction&);

}
