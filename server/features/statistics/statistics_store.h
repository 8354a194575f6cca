#pragma once

// Counts of days, each read along an index that begins with the days asked for: what they cost
// depends on what happened in that time, not on how large the account is.

#include "base/id.h"
#include "db/transaction.h"

#include <map>
#include <string_view>

namespace kith::statistics::store {

// By the number of the day since 1970, UTC.
using Days = std::map<std::int64_t, std::int64_t>;

Days people_seen(db::Transaction&, AccountId const&, std::int64_t first_day);
Days sign_ins(db::Transaction&, AccountId const&, std::int64_t first_day);
// Licenses of the product that members took, and gave back.
Days taken(db::Transaction&, AccountId const&, std::string_view product, std::int64_t first_day);
Days freed(db::Transaction&, AccountId const&, std::string_view product, std::int64_t first_day);

struct Funnel {
    std::int64_t sent = 0;
    std::int64_t opened = 0;
    std::int64_t accepted = 0;
};
// Of the invitations sent from that day on.
Funnel invitations(db::Transaction&, AccountId const&, std::int64_t first_day);

}
