#pragma once

// One card: read, put and deleted.

#include "http/call.h"
#include "http/message.h"

#include <string>

namespace kith::carddav {

// As the path names it.
std::string card_name(http::Call const&);

Result<http::Reply> get_one(http::Call&, db::Transaction&);
Result<http::Reply> put_one(http::Call&, db::Transaction&);
Result<http::Reply> delete_one(http::Call&, db::Transaction&);

}
