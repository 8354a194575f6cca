#pragma once

// What those who run an account are told of its domains.

#include "domains/domains.h"

namespace kith::domains {

void queue_lapsed(db::Transaction&, Domain const&, memberships::Membership const& administrator);

}
