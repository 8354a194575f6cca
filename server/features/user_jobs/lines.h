#pragma once

// What is done with one line, within a transaction that many lines share.

#include "memberships/memberships.h"
#include "user_jobs/import_lines.h"

namespace kith::user_jobs {

// What is the same for all lines of a part.
struct Part {
    Job job;
    Actor actor;
    Meanings meanings;
};

// Either it happens, or nothing of it.
LineResult carry_out(db::Transaction&, Part const&, Line const&);
// What the line did is undone, if nobody has changed it since; `undo` says how that went.
void take_back(db::Transaction&, Part const&, LineResult&);

// What a line of a file says is to be done; fills in the result. (import_users.cpp)
Result<void> import_user(db::Transaction&, Part const&, Line const&, LineResult&);
// The act on one user. Skips who is so already. (change_users.cpp)
Result<void> change_user(db::Transaction&, Part const&, Line const&, LineResult&);

// The refusal of a line in words.
std::vector<LineError> errors_of(Refusal const&);
std::vector<teams::TeamId> team_ids_of(db::Transaction&, memberships::Membership const&);
// What has to be put back when a change is undone.
std::string write_before(db::Transaction&, memberships::Membership const&);
Result<void> put_back(db::Transaction&, Actor const&, memberships::Membership const& now, std::string const& before);

}
