#pragma once

#include "jobs/jobs.h"

namespace kith::app {

// What happens by itself: sweeps of what has ended.
void add_jobs(jobs::Runner&);

}
