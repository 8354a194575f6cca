#pragma once

#include "http/router.h"
#include "user_jobs/user_jobs.h"

namespace kith::user_jobs {

void add_routes(http::Router&);
void add_bulk_route(http::Router&);
// A job as the API shows it.
std::string write_json(db::Transaction&, Job const&);

}
