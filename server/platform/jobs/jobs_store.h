#pragma once

// The table jobs. A leased job is changed only by whoever holds its newest fence.

#include "db/transaction.h"
#include "jobs/jobs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith::jobs::store {

struct Leased {
    Job job;
    std::int64_t fence = 0;
};

void insert(db::Transaction&, std::string_view id, std::string_view kind, std::string_view payload, Time due_at);
// Leaves a row that exists as it is: its due time is the memory of the last run.
void insert_recurring(db::Transaction&, std::string_view kind, Duration every);

// Whatever is leased is due again.
void release_all(db::Transaction&);
// The job that is due longest; `kinds` is a JSON list, so that a node leaves alone
// what only a newer one can run.
std::optional<Leased> claim(db::Transaction&, std::string_view owner, std::string_view kinds, Duration lease);

std::vector<Trouble> list_troubles(db::Transaction&, Time late, int limit);

// False when the lease was lost; then nothing changed.
bool remove(db::Transaction&, Leased const&);
bool postpone(db::Transaction&, Leased const&, Time due_at, std::string_view last_error);
bool recur(db::Transaction&, Leased const&, Time due_at);

}
