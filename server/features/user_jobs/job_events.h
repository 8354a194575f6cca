#pragma once

// What becomes known of a job: its entries in the log, and the next step of its work.

#include "events/events.h"
#include "user_jobs/user_jobs.h"

namespace kith::user_jobs {

// "import.started", "bulk.done".
void record(db::Transaction&, events::Source const&, Job const&, std::string_view what);
// It is carried on, soon.
void enqueue(db::Transaction&, Job const&);

// What a queued step says of its job.
struct Step {
    std::string account;
    std::string job;
};
BOOST_DESCRIBE_STRUCT(Step, (), (account, job))

}
