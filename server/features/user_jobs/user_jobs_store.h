#pragma once

// The tables user_jobs and user_job_parts.

#include "user_jobs/user_jobs.h"

namespace kith::user_jobs::store {

struct StoredPart {
    std::int64_t number = 0;
    std::vector<Line> lines;
    std::vector<LineResult> results;
};

void insert(db::Transaction&, Job const&);
void remove(db::Transaction&, Job const&);
std::optional<Job> find(db::Transaction&, AccountId const&, JobId const&);
std::vector<Job> list(db::Transaction&, AccountId const&, JobId const& before, int limit);
int count_open(db::Transaction&, AccountId const&);

// False when it is not in that state any more: then nothing changed.
bool start(db::Transaction&, Job const&, State before);
// Counters and results of an earlier run are gone.
void forget_results(db::Transaction&, Job const&);
bool finish(db::Transaction&, Job const&, State, std::string_view failure);

void insert_part(db::Transaction&, Job const&, std::int64_t number, std::string_view lines);
std::optional<StoredPart> find_part(db::Transaction&, Job const&, std::int64_t number);
// Only one gets true for each part, and only while the job is open.
bool claim_part(db::Transaction&, Job const&);
// The results, and what they add to the counters of the job.
void keep_results(db::Transaction&, Job const&, StoredPart const&, std::string_view used);
// Parts from that number on that have a line of the kind.
std::vector<StoredPart> list_parts(
    db::Transaction&, Job const&, std::int64_t from, std::optional<Outcome>, bool not_undone, int limit);
void sweep(db::Transaction&, Time unstarted_before, Time before);

}
