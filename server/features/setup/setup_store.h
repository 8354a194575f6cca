#pragma once

// The only code that reads or writes the table setup_tokens.

#include "db/transaction.h"

#include <string>

namespace kith::setup::store {

void replace(db::Transaction&, std::string const& token_hash);
bool exists(db::Transaction&, std::string const& token_hash);
// True for the one taker.
bool take(db::Transaction&, std::string const& token_hash);
void clear(db::Transaction&);

}
