#pragma once

// Taking in a file: its columns, and line after line.

#include "user_jobs/user_jobs.h"

namespace kith::user_jobs {

// Fills the job, which is then to be started. Takes as long as the file is: on the slow pool only.
// Refuses: malformed (`columns`), validation (`file`, or a mandatory column is missing).
Result<Job> take_in_file(db::Database&, Job const&, std::string_view bytes, std::optional<std::string> const& columns);

}
