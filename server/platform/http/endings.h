#pragma once

// How requests end that do not end as their handler says, and what is done after the answer.

#include "db/database.h"
#include "http/call.h"

#include <exception>

namespace kith::http {

// A fault is ours: it is logged with the request id, and tells the caller nothing more.
Refusal refusal_of(std::exception_ptr, Call const&);
void run_afterwards(db::Database&, Call&);

}
