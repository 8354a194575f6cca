#pragma once

// What an operator does with the users of an account from the command line, by the use
// cases of the API: the same rules refuse it.

#include "app/control.h"
#include "db/database.h"

#include <optional>

namespace kith::app {

//     users-list ACCOUNT              the first few hundred, a line each
//     users-export ACCOUNT FILE       all of them as CSV
//     users-import ACCOUNT FILE EMAIL MODE SEND
//                                     in the name of that member; MODE is "try" or "run"; the job
//     users-job ACCOUNT JOB           carries it on and says how far it is; fails when it has ended badly
//     invitations-list ACCOUNT        those that are pending
// Nothing: the order is of another kind.
std::optional<OrderAnswer> carry_out_for_users(db::Database&, Order const&);

}
